import { basicAuth, Controller, createApp, dependency, Depends, Get, header, Injectable, Module, Post, type SecurityScheme } from 'tenon';
import { override, testApp, type TestApp } from 'tenon/testing';
import { hashPassword, verifyPassword } from 'tenon/security';

interface Keeper {
  readonly name: string;
  readonly hash: string;
}

const cheap = { ln: 4, r: 1 } as const;

@Injectable()
class Keepers {
  readonly asked: string[] = [];
  readonly #keepers = new Map<string, Keeper>();

  async add(name: string, password: string): Promise<void> {
    this.#keepers.set(name, { name, hash: await hashPassword(password, cheap) });
  }

  async withPassword(name: string, password: string): Promise<Keeper | undefined> {
    this.asked.push(name);
    const keeper = this.#keepers.get(name);
    return (await verifyPassword(password, keeper?.hash, cheap)) ? keeper : undefined;
  }
}

const keeper = basicAuth({
  realm: 'lamp "room" \\ 1',
  schemeName: 'Keeper',
  description: 'Of the lighthouse.',
  inputs: { keepers: Keepers, shift: header('x-shift', { type: String, optional: true }) },
  verify: async (name, password, { keepers, shift }) => {
    const found = await keepers.withPassword(name, password);
    return found && { name: found.name, shift };
  },
});
const visitor = basicAuth({ autoError: false, schemeName: 'Visitor', verify: (name, password) => (password === 'open' ? name : null) });
const named = dependency({ keeper }, ({ keeper }) => keeper.name);

@Controller()
class Lighthouse {
  @Get('/lamp')
  lamp(@Depends(keeper) { name, shift }: { name: string; shift: string | undefined }) {
    return { name, shift };
  }

  @Get('/view')
  view(@Depends(visitor) name: string | undefined) {
    return { name: name ?? null };
  }

  @Post('/log', { use: [keeper] })
  log(@Depends(named) name: string) {
    return name;
  }
}

@Module({ controllers: [Lighthouse], providers: [Keepers] })
class LighthouseModule {}

const app = createApp(LighthouseModule);
let t: TestApp;
beforeAll(async () => {
  t = await testApp(app);
  const keepers = t.app.get(Keepers);
  await keepers.add('maren', 'fog:horn');
  await keepers.add('', 'nameless');
  await keepers.add('søren', 'tåge 🌫');
  await keepers.add('blank', '');
});
afterAll(() => t.close());

const basic = (pair: string | Uint8Array) => `Basic ${Buffer.from(pair).toString('base64')}`;

async function answer(path: string, authorization?: string | readonly string[]) {
  const { status, headers, text } = await t.client.get(path, { headers: authorization === undefined ? {} : { authorization } });
  return { status, challenge: headers['www-authenticate'], text };
}

const challenge = 'Basic realm="lamp \\"room\\" \\\\ 1", charset="UTF-8"';
const absent = { status: 401, challenge, text: '{"detail":"Not authenticated"}' };
const invalid = { status: 401, challenge, text: '{"detail":"Invalid credentials"}' };

type Row = readonly [what: string, authorization: string | readonly string[] | undefined];

const none: readonly Row[] = [
  ['no header', undefined],
  ['an empty header', ''],
  ['another scheme', 'Bearer bWFyZW46Zm9nOmhvcm4='],
  ['a longer word', 'Basics bWFyZW46Zm9nOmhvcm4='],
  ['credentials without the word', 'bWFyZW46Zm9nOmhvcm4='],
];

const wrong: readonly Row[] = [
  ['the word alone', 'Basic'],
  ['the word and spaces', 'Basic   '],
  ['no base64', 'Basic ???'],
  ['base64 of the other alphabet', `Basic ${Buffer.from('maren:???>>>').toString('base64url')}`],
  ['base64 with something behind', 'Basic bWFyZW46Zm9nOmhvcm4=x'],
  ['base64 in two words', 'Basic bWFyZW46 Zm9nOmhvcm4='],
  ['base64 without its padding', 'Basic bWFyZW46Zm9nOmhvcm4'],
  ['base64 with bits that say nothing', 'Basic bWFyZW46Zm9nOmhvcm5='.replace('5=', '5B=')],
  ['no colon', basic('maren')],
  ['nothing', basic('')],
  ['what is no UTF-8', basic(Buffer.from('søren:tåge', 'latin1'))],
  ['UTF-8 that is cut off', basic(Buffer.from('maren:f\u00f8').subarray(0, -1))],
  ['a NUL', basic('maren:fog\0horn')],
  ['a line end', basic('maren:fog:horn\n')],
  ['a tab in the name', basic('mar\ten:fog:horn')],
  ['a DEL', basic('maren:fog:horn\x7f')],
  ['a byte order mark', basic('\ufeffmaren:fog:horn')],
  ['a wrong password', basic('maren:foghorn')],
  ['the password cut at its second colon', basic('maren:fog')],
  ['the password of another one', basic('maren:nameless')],
  ['the name in capitals', basic('Maren:fog:horn')],
  ['an unknown name', basic('nobody:fog:horn')],
  ['a name of Object', basic('__proto__:fog:horn')],
  ['two lines, the first right', [basic('maren:fog:horn'), basic('maren:other')]],
  ['two equal lines', [basic('maren:fog:horn'), basic('maren:fog:horn')]],
  ['two lines of two schemes', ['Bearer x', basic('maren:fog:horn')]],
];

describe('HTTP Basic that verifies', () => {
  it.each(none)('refuses %s as no credentials', async (_, authorization) => {
    expect(await answer('/lamp', authorization)).toEqual(absent);
  });

  it.each(wrong)('refuses %s as wrong credentials', async (_, authorization) => {
    expect(await answer('/lamp', authorization)).toEqual(invalid);
  });

  it.each<[string, string, string]>([
    ['with a colon in the password', basic('maren:fog:horn'), 'maren'],
    ['in any case of the word', basic('maren:fog:horn').replace('Basic', 'bASIC'), 'maren'],
    ['with spaces around', `  ${basic('maren:fog:horn').replace(' ', '   ')}  `, 'maren'],
    ['in UTF-8', basic('søren:tåge 🌫'), 'søren'],
    ['with an empty name', basic(':nameless'), ''],
    ['with an empty password', basic('blank:'), 'blank'],
  ])('knows who it is %s', async (_, authorization, name) => {
    expect(await answer('/lamp', authorization)).toEqual({ status: 200, challenge: undefined, text: JSON.stringify({ name }) });
  });

  it('hands over what it asks for', async () => {
    const { text } = await t.client.get('/lamp', { headers: { authorization: basic('maren:fog:horn'), 'x-shift': 'night' } });
    expect(text).toBe('{"name":"maren","shift":"night"}');
  });

  it('asks nobody about what is malformed', async () => {
    const { asked } = t.app.get(Keepers);
    const before = asked.length;
    for (const [, authorization] of [...none, ...wrong.slice(0, 10)]) await answer('/lamp', authorization);
    expect(asked.length).toBe(before);
  });

  it('asks once for a request, whoever uses it', async () => {
    const { asked } = t.app.get(Keepers);
    const before = asked.length;
    const { status, text } = await t.client.post('/log', { headers: { authorization: basic('maren:fog:horn') } });
    expect({ status, text, asked: asked.length - before }).toEqual({ status: 200, text: '"maren"', asked: 1 });
    expect((await t.client.post('/log')).status).toBe(401);
  });
});

describe('HTTP Basic that verifies and is optional', () => {
  it.each(none)('takes %s for nobody', async (_, authorization) => {
    expect(await answer('/view', authorization)).toMatchObject({ status: 200, text: '{"name":null}' });
  });

  it.each(wrong)('refuses %s', async (_, authorization) => {
    expect(await answer('/view', authorization)).toEqual({ ...invalid, challenge: 'Basic realm="api", charset="UTF-8"' });
  });

  it('knows who it is', async () => {
    expect(await answer('/view', basic('ida:open'))).toMatchObject({ status: 200, text: '{"name":"ida"}' });
  });
});

describe('a scheme of HTTP Basic', () => {
  it('is documented, and reads nothing else that is', async () => {
    const { components, paths } = await app.openapi();
    expect(components?.securitySchemes).toMatchObject({
      Keeper: { type: 'http', scheme: 'basic', description: 'Of the lighthouse.' },
      Visitor: { type: 'http', scheme: 'basic' },
    });
    const operation = paths?.['/lamp']?.get;
    expect(operation?.security).toEqual([{ Keeper: [] }]);
    expect(operation?.parameters?.map(({ name }: { name?: string }) => name)).toEqual(['x-shift']);
    expect(paths?.['/view']?.get?.parameters).toBeUndefined();
  });

  it('is replaced in a test', async () => {
    const other = await testApp(app, { override: [override(keeper).with(() => ({ name: 'test', shift: 'day' }))] });
    expect((await other.client.get('/lamp')).text).toBe('{"name":"test","shift":"day"}');
    await other.close();
  });

  it.each(['käse', 'a\nb'])('has no realm %j', (realm) => {
    expect(() => basicAuth({ realm, verify: () => undefined })).toThrow(expect.objectContaining({ code: 'SCHEME_CHALLENGE_INVALID' }));
  });

  it('is worth what verify gives', () => {
    const worth: SecurityScheme<{ name: string; shift: string | undefined }> = keeper;
    const optional: SecurityScheme<string | undefined> = visitor;
    // @ts-expect-error: nobody may be there
    const always: SecurityScheme<string> = visitor;
    expect([worth, optional, always]).toHaveLength(3);
  });
});

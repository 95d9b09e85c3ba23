import {
  Catch,
  Controller,
  createApp,
  dependency,
  digestAuth,
  Depends,
  Get,
  header,
  Injectable,
  Module,
  type DigestHashes,
  type DigestPrincipal,
} from 'tenon';
import { digestHash } from 'tenon/security';
import { override, testApp } from 'tenon/testing';
import { authorization, challengesOf } from './support/client.js';

interface Keeper {
  readonly id: number;
  readonly digest: DigestHashes;
}

@Injectable()
class Keepers {
  readonly asked: string[] = [];

  async named(name: string): Promise<Keeper | null> {
    this.asked.push(name);
    if (name === 'broken') return { id: 0, digest: { 'SHA-256': '$2b$10$something.else' } };
    return name === 'vera' ? { id: 7, digest: { 'SHA-256': digestHash('vera', 'Archive', 'plates', 'SHA-256') } } : null;
  }
}

const site = dependency({ name: header('x-site', { type: String, default: 'north' }) }, ({ name }) => name);
const keeper = digestAuth({
  realm: 'Archive',
  inputs: { keepers: Keepers, site },
  secretOf: async ({ keepers, site: from }, username) => {
    const found = await keepers.named(username);
    return found === null ? undefined : { secret: found.digest, principal: { id: found.id, site: from } };
  },
});
const digestOnly = digestAuth({
  realm: 'Archive',
  inputs: { keepers: Keepers },
  secretOf: async ({ keepers }, username) => (await keepers.named(username))?.digest,
  schemeName: 'digestOnly',
});

@Controller()
class Archive {
  @Get('/plates')
  plates(@Depends(keeper) who: { readonly id: number; readonly site: string }) {
    return who;
  }

  @Get('/index')
  index(@Depends(digestOnly) who: DigestPrincipal) {
    return who;
  }
}

@Module({ controllers: [Archive], providers: [Keepers] })
class ArchiveModule {}

async function ask(path: string, username: string, password: string) {
  await using t = await testApp(createApp(ArchiveModule));
  const [challenge = {}] = challengesOf((await t.client.get(path)).headers);
  const given = authorization(challenge, { username, password, method: 'GET', uri: path, nc: '00000001', cnonce: 'c' });
  const { status, text } = await t.client.get(path, { headers: { authorization: given, 'x-site': 'south' } });
  return { status, text, errors: t.errors.map(String), asked: t.app.get(Keepers).asked };
}

describe('a look-up', () => {
  it('has what it asks for, and gives the principal', async () => {
    expect(await ask('/plates', 'vera', 'plates')).toEqual({ status: 200, text: '{"id":7,"site":"south"}', errors: [], asked: ['vera'] });
  });

  it('that gives a secret alone is worth the name', async () => {
    expect(await ask('/index', 'vera', 'plates')).toMatchObject({ status: 200, text: '{"username":"vera"}' });
  });

  it('is asked for users that there are not, too, and their answer is that of a wrong password', async () => {
    const wrong = await ask('/plates', 'vera', 'guess');
    expect(wrong).toEqual({ status: 401, text: '{"detail":"Invalid credentials"}', errors: [], asked: ['vera'] });
    expect(await ask('/plates', 'nobody', 'plates')).toEqual({ ...wrong, asked: ['nobody'] });
  });

  it('that gives something else is an error of ours, and tells nothing of it', async () => {
    const { status, text, errors } = await ask('/index', 'broken', 'plates');
    expect([status, text]).toEqual([500, '{"detail":"Internal Server Error"}']);
    expect(errors).toEqual([
      expect.stringContaining('secretOf of digestOnly gave something that no Digest can be held against. [DIGEST_SECRET]'),
    ]);
    expect(errors.join()).not.toContain('2b$10');
  });

  it('is not asked before the nonce was seen to be ours', async () => {
    await using t = await testApp(createApp(ArchiveModule));
    const [challenge = {}] = challengesOf((await t.client.get('/plates')).headers);
    const signing = { username: 'vera', password: 'plates', method: 'GET', uri: '/plates', nc: '00000001', cnonce: 'c' };
    const given = authorization(challenge, signing, { signing: { nonce: 'x' } });
    expect((await t.client.get('/plates', { headers: { authorization: given } })).status).toBe(401);
    expect(t.app.get(Keepers).asked).toEqual([]);
  });

  it('can be replaced in a test, with its scheme', async () => {
    await using t = await testApp(createApp(ArchiveModule), { override: [override(keeper).with(() => ({ id: 1, site: 'test' }))] });
    expect((await t.client.get('/plates')).json()).toEqual({ id: 1, site: 'test' });
  });
});

describe('a handler of errors', () => {
  it('cannot ask for the credentials, which may be what is wrong', async () => {
    @Controller()
    class Failing {
      @Catch(TypeError)
      onError(_: TypeError, @Depends(digestOnly) who: DigestPrincipal) {
        return who;
      }
    }
    @Module({ controllers: [Failing], providers: [Keepers] })
    class FailingModule {}
    await expect(testApp(createApp(FailingModule))).rejects.toThrow('Failing.onError handles errors and reads the header Authorization');
  });
});

describe('a count that is remembered elsewhere', () => {
  it('is asked for with the nonce, the count and its end, and decides', async () => {
    const seen: unknown[] = [];
    const verdicts = ['next', 'used', 'forgotten'] as const;
    const shared = digestAuth({
      realm: 'Archive',
      users: { vera: 'plates' },
      counts: { advance: async (nonce, count, ends) => verdicts[seen.push([nonce, count, ends > Date.now()]) - 1] ?? 'used' },
    });
    @Controller()
    class Shared {
      @Get('/', { use: [shared] })
      read() {
        return 1;
      }
    }
    @Module({ controllers: [Shared] })
    class SharedModule {}
    await using t = await testApp(createApp(SharedModule));
    const [challenge = {}] = challengesOf((await t.client.get('/')).headers);
    const given = authorization(challenge, { username: 'vera', password: 'plates', method: 'GET', uri: '/', nc: '0000000a', cnonce: 'c' });
    const answers = [];
    for (const _ of verdicts) {
      const { status, headers } = await t.client.get('/', { headers: { authorization: given } });
      answers.push([status, challengesOf(headers)[0]?.stale]);
    }
    expect(answers).toEqual([[200, undefined], [401, undefined], [401, 'true']]); // prettier-ignore
    expect(seen).toEqual(verdicts.map(() => [challenge.nonce, 10, true]));
  });
});

describe('options', () => {
  const users = {};

  it.each([
    ['neither users nor a look-up', { realm: 'R', users: undefined }, 'secretOf is undefined, where a function that finds a user belongs.'],
    ['no realm', {}, 'realm is undefined, where printable ASCII belongs.'],
    ['an empty realm', { realm: '' }, 'realm is "", where printable ASCII belongs.'],
    ['a realm that no header can hold', { realm: 'a\nb' }, 'realm is "a\\nb", where printable ASCII belongs.'],
    ['a realm beyond ASCII', { realm: 'Ström' }, 'realm is "Ström", where printable ASCII belongs.'],
    ['no algorithm', { realm: 'R', algorithms: [] }, 'algorithms is a list, where a list of one or more belongs.'],
    [
      'an unknown one',
      { realm: 'R', algorithms: ['SHA-1'] },
      'algorithms[0] is "SHA-1", where "SHA-256" or "SHA-512-256" or "MD5" belongs.',
    ],
    ['one of them twice', { realm: 'R', algorithms: ['MD5', 'MD5'] }, 'algorithms[1] is "MD5" again, where another one belongs.'],
    ['no lifetime', { realm: 'R', nonceLifetime: 0 }, 'nonceLifetime is 0, where a number of seconds, 1 or more belongs.'],
    ['an endless one', { realm: 'R', nonceLifetime: Infinity }, 'nonceLifetime is Infinity, where a number of seconds, 1 or more belongs.'],
    ['a short secret', { realm: 'R', secret: 'hush-hush' }, 'secret is shorter, where 32 bytes or more of something random belongs.'],
    ['an opaque text that is none', { realm: 'R', opaque: '\0' }, 'opaque is "\\u0000", where printable ASCII belongs.'],
    ['no memory', { realm: 'R', rememberedNonces: 0 }, 'rememberedNonces is 0, where a whole number, 1 or more belongs.'],
    [
      'a hash that is none',
      { realm: 'R', users: { vera: { 'SHA-256': 'hush-hush' } } },
      'the secret of "vera" is something else, where a password, or hashes that digestHash() made, by their algorithms belongs.',
    ],
  ])('with %s do not make a scheme', (_, options, message) => {
    let said = '';
    try {
      digestAuth({ users, ...options } as never);
    } catch (error) {
      said = String(error);
    }
    expect(said).toContain(`digestAuth(): ${message} [OPTION_INVALID]`);
    expect(said).not.toContain('hush-hush');
  });

  it('are what the document tells', () => {
    const scheme = digestAuth({ realm: 'R "1"', users });
    expect(scheme).toMatchObject({ schemeName: 'digestAuth', challenge: 'Digest realm="R \\"1\\""', status: 401, isOptional: false });
    expect(scheme.definition).toEqual({ type: 'http', scheme: 'digest' });
    const described = digestAuth({ realm: 'R', users, description: 'Ask the office.', schemeName: 'Staff', autoError: false });
    expect(described).toMatchObject({ schemeName: 'Staff', isOptional: true });
    expect(described.definition).toEqual({ type: 'http', description: 'Ask the office.', scheme: 'digest' });
  });
});

describe('the document', () => {
  it('tells of the scheme and its 401, and of no parameter', async () => {
    await using t = await testApp(createApp(ArchiveModule));
    const document = (await t.client.get('/openapi.json')).json<{
      readonly paths: Readonly<
        Record<string, { readonly get: { readonly security: unknown; readonly parameters?: unknown; readonly responses: object } }>
      >;
      readonly components: { readonly securitySchemes: unknown };
    }>();
    const { security, parameters, responses } = document.paths['/index']?.get ?? { responses: {} };
    expect({ security, parameters }).toEqual({ security: [{ digestOnly: [] }], parameters: undefined });
    expect(Object.keys(responses)).not.toContain('422');
    expect(document.components.securitySchemes).toMatchObject({ digestOnly: { type: 'http', scheme: 'digest' } });
  });
});

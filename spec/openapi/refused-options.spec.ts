import { Callback, Controller, Get, Webhook, type ApplicationOptions, type ModuleOptions } from 'tenon';
import { problemsOf, withApp } from '../container/support/applications.js';

@Controller()
class Boats {
  @Get('/boats') list() {}
}

class Telling {
  @Callback('{$url}') tell() {}
}

class Announcing {
  @Webhook('launched') announce() {}
}

const wrong = (value: unknown): never => value as never;

async function found(application: unknown, module: ModuleOptions = {}): Promise<string[]> {
  const problems = await problemsOf({ controllers: [Boats], ...module }, { options: application as ApplicationOptions });
  return problems.map(({ code, what }) => `${code}: ${what}`);
}

const undefinedAt = (needer: string, at: string): string =>
  `TOKEN_UNDEFINED: ${needer} names undefined (${at}): what is meant was not defined yet when this was read, as happens when two files import each other.`;

describe('an option that means nothing keeps an application from starting', () => {
  const path = 'a path without parameters, such as /openapi.json,';
  const tags = 'a list of tags, each with a name';
  const servers = 'a list of servers, each with a url';

  it.each<readonly [option: string, options: unknown, value: string, wanted: string]>([
    ['openapi', { openapi: true }, 'true', 'an object'],
    ['openapi', { openapi: null }, 'null', 'an object'],
    ['openapi.path', { openapi: { path: 5 } }, '5', path],
    ['openapi.path', { openapi: { path: 'openapi.json' } }, '"openapi.json"', path],
    ['openapi.path', { openapi: { path: '/:tenant/openapi.json' } }, '"/:tenant/openapi.json"', path],
    ['openapi.version', { openapi: { version: '3.1.0' } }, '"3.1.0"', '"3.0" or "3.1" or "3.2"'],
    ['openapi.info', { openapi: { info: [] } }, 'a list', 'an object'],
    ['openapi.tags', { openapi: { tags: { name: 'a' } } }, 'an object', tags],
    ['openapi.tags', { openapi: { tags: ['a'] } }, 'a list', tags],
    ['openapi.servers', { openapi: { servers: 'https://a.example' } }, '"https://a.example"', servers],
    ['openapi.servers', { openapi: { servers: [{}] } }, 'a list', servers],
    ['openapi.externalDocs', { openapi: { externalDocs: {} } }, 'an object', 'an object with a url'],
    ['openapi.info.license', { openapi: { info: { license: {} } } }, 'an object', 'an object with a name'],
    ['openapi.info.license', { openapi: { info: { license: 'MIT' } } }, '"MIT"', 'an object with a name'],
    ['openapi.separateInputOutput', { openapi: { separateInputOutput: 'no' } }, '"no"', 'true or false'],
    ['openapi.extend', { openapi: { extend: {} } }, 'an object', 'a function'],
    ['docs', { docs: 'none' }, '"none"', 'an object'],
    ['rootPath', { rootPath: 5 }, '5', 'a path such as /api/v1'],
    ['rootPath', { rootPath: 'api' }, '"api"', 'a path such as /api/v1'],
    ['rootPath', { rootPath: '/api?x=1' }, '"/api?x=1"', 'a path such as /api/v1'],
    ['webhooks', { webhooks: Announcing }, 'Announcing', 'a list of classes'],
    ['callbacks', { callbacks: Telling }, 'Telling', 'a list of classes'],
    ['operationIds', { operationIds: 'name' }, '"name"', 'a function'],
    ['summary', { summary: 1 }, '1', 'a text'],
  ])('%s: %j', async (option, options, value, wanted) => {
    expect(await found(options)).toEqual([`OPTION_INVALID: createApp(): ${option} is ${value}, where ${wanted} belongs.`]);
  });

  const unfit = (option: string, reason: string): string => `OPTION_UNFIT: createApp(): ${option} does not belong there: ${reason}.`;
  const misplaced = (word: string): string => unfit(`openapi.info.${word}`, `${word} is an option of the application itself`);
  const tagTwice = unfit('openapi.tags', 'two tags have the name "a"');
  const pagesOfNothing = unfit('docs', 'with openapi: false there is no document that pages could show');
  const yaml = (path: string): string =>
    unfit('openapi.path', `"${path}" ends as YAML does, and it is the path of the JSON; the YAML has its own beside it`);

  it.each<readonly [options: unknown, ...problems: string[]]>([
    [{ openapi: { path: '/openapi.yaml' } }, yaml('/openapi.yaml')],
    [{ openapi: { path: '/v1/api.YML' } }, yaml('/v1/api.YML')],
    [{ openapi: { info: { title: 'Boats', version: '2' } } }, misplaced('title'), misplaced('version')],
    [{ openapi: { info: { description: 'd', summary: 's' } } }, misplaced('summary'), misplaced('description')],
    [{ openapi: { tags: [{ name: 'a' }, { name: 'b' }, { name: 'a' }, { name: 'a' }] } }, tagTwice],
    [{ openapi: false, docs: {} }, pagesOfNothing],
    [{ openapi: false, docs: { swagger: { path: '/manual' } } }, pagesOfNothing],
  ])('nor does one that another contradicts, or that has its place elsewhere: %j', async (options, ...problems) => {
    expect(await found(options)).toEqual(problems);
  });

  it('nor is there one of another name', async () => {
    expect(await found({ openapi: { pathh: '/a' }, operationId: () => 'a' })).toEqual([
      'OPTION_UNKNOWN: createApp() is given an option that there is not, openapi.pathh. Did you mean path?',
      'OPTION_UNKNOWN: createApp() is given an option that there is not, operationId. Did you mean operationIds?',
    ]);
  });
});

describe('so does one of a module, a controller or a route', () => {
  const invalid = (where: string, option: string, value: string, wanted: string): string =>
    `OPTION_INVALID: ${where}: ${option} is ${value}, where ${wanted} belongs.`;

  it('that is no list, or no function', async () => {
    @Controller({ operationIds: wrong('c'), callbacks: wrong('c') })
    class Crews {
      @Get('/crews', { operationIds: wrong(null), callbacks: wrong({}) }) list() {}
    }
    const module = { controllers: [Crews], operationIds: wrong(7), callbacks: wrong(Telling), webhooks: wrong('w') };
    const classes = 'a list of classes';
    expect((await found({}, module)).sort()).toEqual(
      [
        invalid('AppModule', 'callbacks', 'Telling', classes),
        invalid('AppModule', 'operationIds', '7', 'a function'),
        invalid('AppModule', 'webhooks', '"w"', classes),
        invalid('Crews', 'callbacks', '"c"', classes),
        invalid('Crews', 'operationIds', '"c"', 'a function'),
        invalid('Crews.list', 'callbacks', 'an object', classes),
        invalid('Crews.list', 'operationIds', 'null', 'a function'),
      ].sort(),
    );
  });

  it('that lists what sends nothing', async () => {
    @Controller({ callbacks: [Telling, wrong(undefined), Boats] })
    class Crews {
      @Get('/crews', { callbacks: [wrong(7), Telling] }) list() {}
      @Get('/again') again() {}
    }
    const module = { controllers: [Crews], callbacks: [Announcing], webhooks: [Telling, wrong(null)] };
    const application = { callbacks: [wrong(undefined)], webhooks: [Announcing, wrong('x')] };
    const missing = (needer: string, name: string, at: string, decorator: string) =>
      `OUTGOING_MISSING: ${needer} lists ${name} under ${at}, and no method of it has a @${decorator}().`;
    expect((await found(application, module)).sort()).toEqual(
      [
        undefinedAt('createApp()', 'callbacks[0]'),
        'OUTGOING_MISSING: createApp() lists under webhooks[1] what is no class with @Webhook() methods: "x".',
        missing('AppModule', 'Announcing', 'callbacks[0]', 'Callback'),
        missing('AppModule', 'Telling', 'webhooks[0]', 'Webhook'),
        undefinedAt('AppModule', 'webhooks[1]'),
        undefinedAt('Crews', 'callbacks[1]'),
        missing('Crews', 'Boats', 'callbacks[2]', 'Callback'),
        'OUTGOING_MISSING: Crews.list lists under callbacks[0] what is no class with @Callback() methods: 7.',
      ].sort(),
    );
  });

  it('that is of a request that is sent', async () => {
    class Sent {
      @Callback('{$url}', { method: 'PSOT', status: 999, throws: wrong([undefined]), responses: wrong({ 4040: String }) }) send() {}
      @Webhook('sent', { returns: wrong(Map) }) announce() {}
    }
    @Controller()
    class Crews {
      @Get('/crews', { callbacks: [Sent] }) list() {}
    }
    const problems = await found({ webhooks: [Sent] }, { controllers: [Crews] });
    expect(problems.map((one) => one.replace(/^(\w+: \S+).*/s, '$1')).sort()).toEqual([
      'METHOD_INVALID: Sent.send',
      'OPTION_INVALID: Sent.send:',
      'RETURNS_UNREADABLE: Sent.announce',
      'STATUS_INVALID: Sent.send',
      'TOKEN_UNDEFINED: Sent.send',
    ]);
  });
});

it.each([
  { openapi: false, docs: false },
  { openapi: false, docs: undefined },
  { openapi: { path: '/yaml', info: { license: { name: 'MIT' }, title: undefined }, tags: [{ name: 'a' }, { name: 'b' }] } },
])('an application starts with %j', async (options) => {
  const answer = await withApp({ controllers: [Boats] }, ({ client }) => client.get('/boats'), { options: options as ApplicationOptions });
  expect(answer.status).toBe(200);
});

it('an application starts with what is left out, or undefined', async () => {
  const openapi = { path: undefined, version: undefined, tags: [], servers: [], info: {}, extend: undefined };
  const options = { openapi, docs: undefined, rootPath: undefined, webhooks: undefined, callbacks: undefined, operationIds: undefined };
  await withApp({ controllers: [Boats] }, async ({ client }) => expect((await client.get('/openapi.json')).status).toBe(200), {
    options: options as unknown as ApplicationOptions,
  });
});

import { parse } from 'yaml';
import { Controller, createApp, Depends, Get, Module, OpenApi, StartupError, type Application, type OpenApiDocument } from 'tenon';
import { testApp } from 'tenon/testing';
import { moduleNamed } from '../container/support/applications.js';

@Controller()
class Boats {
  @Get('/boats') list() {}
  @Get('/title', { includeInSchema: false }) async title(@Depends() openapi: OpenApi) {
    return (await openapi.document()).info.title;
  }
  @Get('/forget', { includeInSchema: false }) forget(@Depends() openapi: OpenApi) {
    openapi.forget();
  }
}

type Extend = (document: OpenApiDocument) => OpenApiDocument | void | Promise<OpenApiDocument | void>;

/** An application whose document is numbered: how often it was written is what it says. */
function numbered(extend: Extend = () => undefined): { readonly app: Application; readonly count: () => number } {
  let count = 0;
  const counting: Extend = (document) => {
    count += 1;
    document.info['x-number'] = count;
    return extend(document);
  };
  const app = createApp(moduleNamed('AppModule', { controllers: [Boats] }), { openapi: { extend: counting } });
  return { app, count: () => count };
}

describe('extend', () => {
  const cycle: Record<string, unknown> = {};
  cycle.cycle = cycle;
  it.each<[unknown, RegExp]>([
    ['text', /has no "openapi"/],
    [{}, /has no "openapi"/],
    [{ openapi: '3.1.0', paths: {} }, /has no "info"/],
    [{ openapi: '3.1.0', info: { title: 'a', version: '1' } }, /has no "paths"/],
    [{ openapi: '3.1.0', info: { title: 'a', version: '1' }, paths: {}, servers: {} }, /"servers" are no list/],
    [{ openapi: '3.1.0', info: { title: 'a', version: '1' }, paths: {}, 'x-big': 1n }, /JSON cannot say it/],
    [{ openapi: '3.1.0', info: { title: 'a', version: '1' }, paths: {}, 'x-cycle': cycle }, /JSON cannot say it/],
  ])('that makes no document of it is told so: %p', async (given, reason) => {
    const { app } = numbered(() => given as OpenApiDocument);
    await expect(app.openapi()).rejects.toThrow(reason);
    await expect(app.openapi()).rejects.toMatchObject({ code: 'DOCUMENT_INVALID' });
    await using t = await testApp(app);
    for (const path of ['/openapi.json', '/openapi.yaml', '/docs']) expect([path, (await t.client.get(path)).status]).toEqual([path, 500]);
  });

  it('leaves data and nothing else', async () => {
    const { app } = numbered((document) => {
      document['x-made'] = { on: new Date(0), never: undefined, call: () => 1 };
    });
    expect((await app.openapi())['x-made']).toEqual({ on: '1970-01-01T00:00:00.000Z' });
  });

  it('changes the document that it is given', async () => {
    const { app } = numbered((document) => {
      document.info['x-logo'] = { url: 'https://fleet.example/logo.svg' };
      delete document.paths['/boats'];
    });
    const { info, paths } = await app.openapi();
    expect([info['x-logo'], paths]).toEqual([{ url: 'https://fleet.example/logo.svg' }, {}]);
  });

  it('gives another one', async () => {
    const { app } = numbered((document) => ({ ...document, paths: {}, info: { title: 'Other', version: '9' } }));
    const { info, paths } = await app.openapi();
    expect([info, paths]).toEqual([{ title: 'Other', version: '9' }, {}]);
  });

  it('may take its time, and gives one or changes the one that it has', async () => {
    const later = numbered(async (document) => {
      await new Promise((done) => setTimeout(done, 5));
      document.info.title = 'Later';
    });
    expect((await later.app.openapi()).info.title).toBe('Later');
    const other = numbered((document) => Promise.resolve({ ...document, info: { title: 'Promised', version: '1' } }));
    expect((await other.app.openapi()).info.title).toBe('Promised');
  });

  it.each([
    [
      'throws',
      () => {
        throw new Error('secret cause');
      },
    ],
    ['rejects', () => Promise.reject(new Error('secret cause'))],
  ])('that %s is a 500 without the reason, which the log has, and is tried again', async (_, fail) => {
    let fails = true;
    const { app, count } = numbered(() => (fails ? fail() : undefined));
    await using t = await testApp(app);
    for (const path of ['/openapi.json', '/openapi.yaml', '/docs']) {
      const { status, text } = await t.client.get(path);
      expect([path, status, text]).toEqual([path, 500, '{"detail":"Internal Server Error"}']);
    }
    expect(t.errors.map((error) => (error as Error).message)).toEqual(['secret cause', 'secret cause', 'secret cause']);
    await expect(t.app.openapi()).rejects.toThrow('secret cause');
    fails = false;
    expect((await t.client.get('/openapi.json')).json()).toMatchObject({ info: { 'x-number': 5 } });
    expect((await t.client.get('/docs')).status).toBe(200);
    expect(count()).toBe(5);
  });
});

describe('the document is written', () => {
  it('once, when it is first asked for, however many ask and in whatever form', async () => {
    const { app, count } = numbered();
    await using t = await testApp(app);
    await t.client.get('/boats');
    expect(count()).toBe(0);
    const paths = ['/openapi.json', '/openapi.yaml', '/docs', '/redoc', '/title', '/openapi.json'];
    const answers = await Promise.all(paths.map((path) => t.client.get(path)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    await t.app.openapi();
    expect(count()).toBe(1);
  });

  it('once for each version', async () => {
    const { app, count } = numbered();
    const versions = ['3.0', '3.1', '3.2', '3.0', undefined] as const;
    const documents = await Promise.all(versions.map((version) => app.openapi(version === undefined ? {} : { version })));
    expect(documents.map(({ openapi }) => openapi.slice(0, 3))).toEqual(['3.0', '3.1', '3.2', '3.0', '3.1']);
    expect(count()).toBe(3);
  });

  it('anew where it was forgotten, with another tag', async () => {
    const { app, count } = numbered();
    await using t = await testApp(app);
    const before = await t.client.get('/openapi.json');
    await t.client.get('/forget');
    expect(count()).toBe(1);
    const after = await t.client.get('/openapi.json', { headers: { 'if-none-match': String(before.headers.etag) } });
    expect(after.status).toBe(200);
    expect([count(), after.json()]).toEqual([
      2,
      { ...before.json<OpenApiDocument>(), info: { title: 'Tenon', version: '0.1.0', 'x-number': 2 } },
    ]);
  });

  it('anew, once, where the one that was forgotten fails later', async () => {
    const waiting: (() => void)[] = [];
    const { app, count } = numbered(
      () => new Promise((done, fail) => void waiting.push(count() === 1 ? () => fail(new Error('late')) : done)),
    );
    await using t = await testApp(app);
    const first = t.app.openapi();
    const started = (number: number): Promise<void> => new Promise((done) => void setTimeout(() => done(expect(count()).toBe(number)), 30));
    await started(1);
    t.app.get(OpenApi).forget();
    const second = t.app.openapi();
    await started(2);
    waiting[0]?.();
    await expect(first).rejects.toThrow('late');
    const third = t.app.openapi();
    await started(2);
    waiting[1]?.();
    expect([await second, await third].map(({ info }) => info['x-number'])).toEqual([2, 2]);
  });

  it('for nobody but who asked: what comes of a copy does not reach the next one', async () => {
    const { app } = numbered();
    const first = await app.openapi();
    first.info.title = 'changed';
    first.paths['/boats'] = {};
    const second = await app.openapi();
    expect([second.info.title, second.paths['/boats']?.get?.operationId]).toEqual(['Tenon', 'list']);
    await using t = await testApp(app);
    (await t.app.openapi()).info.title = 'changed';
    expect((await t.client.get('/title')).json()).toBe('Tenon');
    expect((await t.client.get('/openapi.json')).json()).toMatchObject({ info: { title: 'Tenon' } });
  });
});

describe('the document of an application that was not started', () => {
  let made = 0;
  const factory = { provide: 'Engine', useFactory: () => `engine ${++made}` };
  @Controller()
  class Engines {
    @Get('/engines') read() {}
  }

  it('is there, and nothing is made for it', async () => {
    @Module({ controllers: [Engines], providers: [factory] })
    class EngineModule {}
    const app = createApp(EngineModule);
    expect(Object.keys((await app.openapi()).paths)).toEqual(['/engines']);
    expect(made).toBe(0);
    await app.init();
    expect(made).toBe(1);
    expect(Object.keys((await app.openapi()).paths)).toEqual(['/engines']);
    await app.close();
    expect(made).toBe(1);
  });

  it('is refused where it could not start, with every problem, as the start is', async () => {
    @Controller()
    class Broken {
      constructor(@Depends('Nobody') readonly missing: string) {}
      @Get('/a/:', {}) read() {}
    }
    const app = createApp(moduleNamed('BrokenModule', { controllers: [Broken] }));
    const failures = await Promise.all(
      [app.openapi(), app.init(), app.openapi()].map((one) => Promise.resolve(one).catch((error: unknown) => error)),
    );
    const codes = failures.map((error) => (error as StartupError).problems.map(({ code }) => code));
    expect(failures[0]).toBeInstanceOf(StartupError);
    expect(codes[0]).toContain('PATH_INVALID');
    expect(codes).toEqual([codes[0], codes[0], codes[0]]);
  });
});

it('YAML says what JSON says', async () => {
  const words = [
    'yes',
    '012',
    '1e3',
    '0x1F',
    '~',
    '',
    ' lead',
    'a: b',
    '# no',
    'it\'s "so"',
    'two\nlines\n',
    '\ttab',
    '2024-01-01',
    '&a *b',
    'é😀\u2028',
    '-',
  ];
  const { app } = numbered((document) => {
    document['x-words'] = words;
    document['x-values'] = {
      number: 1.5,
      big: 1e21,
      none: null,
      off: false,
      empty: {},
      list: [],
      undefined: undefined,
      twice: [words, words],
    };
    document['x-names'] = Object.fromEntries(words.map((word) => [word, word]));
  });
  await using t = await testApp(app);
  const [json, yaml] = await Promise.all([t.client.get('/openapi.json'), t.client.get('/openapi.yaml')]);
  expect(json.json()).toMatchObject({ 'x-words': words });
  expect(parse(yaml.text)).toEqual(json.json());
});

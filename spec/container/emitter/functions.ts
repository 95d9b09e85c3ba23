import assert from 'node:assert/strict';
import { dependency, Int, provide, query, token } from 'tenon';
import { answering, answers, fails, withApp, type Case } from './case.js';

const WORD = token<string>('Word');
const word = { provide: WORD, useValue: 'word' };
const inRequest = { scope: 'request' as const };

/** Factories, dependencies, generators, promises. */
export const functions: readonly Case[] = [
  answers(
    'factories, sync and async, with what they need in order',
    () => ({
      controllers: [answering('sync', 'async', 'announced')],
      providers: [
        word,
        provide({ provide: 'sync', ...inRequest, useFactory: (a, b) => `${a} ${String(b)}`, inject: [WORD, 'async'] }),
        provide({ provide: 'async', ...inRequest, useFactory: async (a) => `${a} later`, inject: [WORD] }),
        provide({ provide: 'announced', ...inRequest, async: true, useFactory: () => Promise.resolve('promised') }),
      ],
    }),
    ['word word later', 'word later', 'promised'],
    ['word word later', 'word later', 'promised'],
  ),
  answers(
    'what is optional and absent, and lists of everything',
    () => ({
      controllers: [answering('asks')],
      providers: [
        word,
        { provide: 'n', ...inRequest, useFactory: () => 1 },
        { provide: 'n', scope: 'transient', useFactory: async () => 2 },
        { provide: 'n', useFactory: () => 3 },
        { provide: 'n', useValue: 4 },
        { provide: 'n', useExisting: WORD },
        provide({
          provide: 'asks',
          ...inRequest,
          useFactory: (absent, many, none) => [absent === undefined, many, none],
          inject: [
            { token: 'absent', optional: true },
            { token: 'n', many: true },
            { token: 'none', many: true, optional: true },
          ],
        }),
      ],
    }),
    [[true, [1, 2, 3, 4, 'word'], []]],
  ),
  answers(
    'dependencies whose inputs have odd names',
    () => {
      const odd = dependency(
        {
          'with space': WORD,
          'quote"`${': WORD,
          ['__proto__']: WORD,
          constructor: WORD,
          class: WORD,
          'line\u2028break': WORD,
          '': WORD,
          0: WORD,
        },
        (inputs) => [Object.keys(inputs).length, Object.getPrototypeOf(inputs) === Object.prototype, ...new Set(Object.values(inputs))],
      );
      return { controllers: [answering(odd)], providers: [word] };
    },
    [[8, true, 'word']],
  ),
  answers(
    'functions and classes whose names have to be made safe',
    () => {
      const named = (name: string) => Object.defineProperty(() => name, 'name', { value: name });
      const names = ['', '*/ throw 1 //', 'a b', '1st', 'await', 'delete', 'k', 'frame', 'v0', 'ünïcode', '"quoted"', '`${1}`', '\n'];
      const Odd = Object.defineProperty(class {}, 'name', { value: 'new Date()' });
      class WithStatic {
        static readonly name = 5 as never;
        readonly isOdd = true;
      }
      const odd = dependency({ Odd, WithStatic }, (inputs) => Object.keys(inputs), { name: 'function () {' });
      const providers = [Odd, WithStatic].map((useClass) => ({ provide: useClass, useClass: useClass as new () => object, ...inRequest }));
      return { controllers: [answering(...names.map((name) => dependency(named(name), { name })), odd)], providers };
    },
    [
      '',
      '*/ throw 1 //',
      'a b',
      '1st',
      'await',
      'delete',
      'k',
      'frame',
      'v0',
      'ünïcode',
      '"quoted"',
      '`${1}`',
      '\n',
      ['Odd', 'WithStatic'],
    ],
  ),
  answers(
    'what is read from the request, shared by those who read it',
    () => {
      const limit = dependency({ limit: query({ type: Int, default: 10 }) }, ({ limit }) => limit);
      const double = dependency({ limit, word: WORD }, ({ limit, word }) => `${word} ${limit * 2}`);
      return { controllers: [answering(limit, double)], providers: [word] };
    },
    [10, 'word 20'],
  ),
  {
    name: 'generators, sync and async, before and after the response, each once and in order',
    run: async (codeGeneration) => {
      const log: string[] = [];
      const resource = (name: string, closes: 'before-response' | 'after-response', inner: object = {}) =>
        dependency(
          inner as Record<string, never>,
          function* () {
            log.push(`open ${name}`);
            yield name;
            log.push(`close ${name}`);
          },
          { closes, name },
        );
      const late = resource('late', 'after-response');
      const sync = resource('sync', 'before-response', { late });
      const later = dependency({ sync, late }, async function* ({ sync, late }) {
        log.push('open later');
        await Promise.resolve();
        yield `${String(sync)} ${String(late)}`;
        await Promise.resolve();
        log.push('close later');
      });
      const provider = provide({
        provide: 'provider',
        ...inRequest,
        useGenerator: function* (all) {
          log.push('open provider');
          yield `provided ${String(all)}`;
          log.push('close provider');
        },
        inject: [later],
      });
      await withApp({ controllers: [answering('provider', sync)], providers: [provider] }, codeGeneration, async ({ client }) => {
        assert.deepEqual((await client.get('/')).json(), ['provided sync late', 'sync']);
      });
      assert.deepEqual(log, [
        'open late',
        'open sync',
        'open later',
        'open provider',
        'close provider',
        'close later',
        'close sync',
        'close late',
      ]);
    },
  },
  fails(
    'a generator that ends early, after which the others close',
    (log) => {
      const before = dependency(function* () {
        try {
          yield 1;
        } finally {
          log.push('closed');
        }
      });
      const empty = dependency({ before }, function* () {});
      return { controllers: [answering(empty)] };
    },
    'GENERATOR_EMPTY',
    'closed',
  ),
  fails('an async generator that ends early', () => ({ controllers: [answering(dependency(async function* () {}))] }), 'GENERATOR_EMPTY'),
  fails(
    'a generator that yields twice',
    (log) => {
      const twice = dependency(async function* () {
        try {
          yield 1;
          yield 2;
        } finally {
          log.push('closed');
        }
      });
      return { controllers: [answering(twice)] };
    },
    'GENERATOR_TWICE',
    'closed',
  ),
  fails('a promise that nothing announced', () => ({ controllers: [answering(dependency(() => Promise.resolve(1)))] }), 'PROVIDER_PROMISE'),
  fails(
    'a promise that nothing announced, of a provider',
    () => ({
      controllers: [answering('promise')],
      providers: [{ provide: 'promise', ...inRequest, useFactory: () => Promise.resolve(1) }],
    }),
    'PROVIDER_PROMISE',
  ),
  fails(
    'a generator that nothing announced',
    () => {
      const open = function* () {
        yield 1;
      };
      return { controllers: [answering(dependency(() => open()))] };
    },
    'PROVIDER_GENERATOR',
  ),
];

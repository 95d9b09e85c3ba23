import { problemOf } from '../support/applications.js';

class Service {}
const make = () => 1;

describe('a provider that cannot be used is refused', () => {
  it.each<[string, unknown, string]>([
    ['null', null, 'AppModule cannot provide null: it is neither a class nor an object.'],
    ['a string', 'Service', 'AppModule cannot provide Service: it is neither a class nor an object.'],
    ['a number', 5, 'AppModule cannot provide 5: it is neither a class nor an object.'],
    ['an arrow', make, 'AppModule cannot provide make: it is a function and no class.'],
    ['an async function', async function load() {}, 'AppModule cannot provide load: it is a function and no class.'],
    ['a generator function', function* open() {}, 'AppModule cannot provide open: it is a function and no class.'],
    ['a promise', Promise.resolve(Service), 'AppModule cannot provide a promise: providers are not awaited.'],
    ['no token', { useValue: 1 }, 'AppModule cannot provide { useValue }: it has no "provide".'],
    [
      'an undefined token',
      { provide: undefined, useValue: 1 },
      'AppModule cannot provide { provide, useValue }: "provide" is undefined, as happens when two files import each other.',
    ],
    [
      'a token alone',
      { provide: Service },
      'AppModule cannot provide Service: it has none of useClass, useValue, useFactory, useGenerator and useExisting.',
    ],
    ['two ways', { provide: 'x', useValue: 1, useFactory: make }, 'AppModule cannot provide x: it has useValue and useFactory at once.'],
    [
      'three ways',
      { provide: 'x', useValue: 1, useFactory: make, useClass: Service },
      'AppModule cannot provide x: it has useClass, useValue and useFactory at once.',
    ],
    ['a factory that is none', { provide: 'x', useFactory: 'make' }, 'AppModule cannot provide x: useFactory is not a function.'],
    ['a generator that is none', { provide: 'x', useGenerator: [1] }, 'AppModule cannot provide x: useGenerator is not a function.'],
    ['a class that is none', { provide: 'x', useClass: make }, 'AppModule cannot provide x: useClass is no class.'],
    [
      'an undefined class',
      { provide: 'x', useClass: undefined },
      'AppModule cannot provide x: useClass is undefined, as happens when two files import each other.',
    ],
    [
      'an undefined name',
      { provide: 'x', useExisting: undefined },
      'AppModule cannot provide x: useExisting is undefined, as happens when two files import each other.',
    ],
  ])('%s', async (_, provider, what) => {
    expect(await problemOf({ providers: [provider as never] })).toEqual({
      code: 'PROVIDER_INVALID',
      what,
      path: [],
      fix: expect.any(String) as unknown,
    });
  });

  it('in native syntax too', async () => {
    const problem = await problemOf({ register: (bind) => void bind(undefined as never).toConstantValue(1) });
    expect(problem.what).toBe(
      'AppModule cannot provide undefined: bind() was given undefined, as happens when two files import each other.',
    );
  });
});

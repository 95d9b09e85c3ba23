import { inject, injectable, injectFromBase, multiInject, named, optional, postConstruct, preDestroy, tagged, unmanaged } from 'inversify';
import { Controller, Get, Injectable } from 'tenon';
import assert from 'node:assert/strict';
import { answering, answers, withApp, type Case } from './case.js';

let made = 0;

@Injectable({ scope: 'request' })
class Numbered {
  readonly number = (made += 1);
}

@Injectable({ scope: 'request' })
class Pair {
  constructor(
    readonly a: Numbered,
    readonly b: Numbered,
  ) {}
}

@Injectable()
class Settings {
  readonly zone = 'UTC';
}

@Injectable({ scope: 'request' })
class Unit {
  readonly isUnit = true;
}

const property = Symbol('a property');
const method = Symbol('a method');

@injectable('Request')
class Everything {
  @inject(Settings) declare readonly settings: Settings;
  @inject('word') declare readonly 'odd-name': string;
  @inject(Unit) declare readonly [property]: Unit;
  @inject('nothing') @optional() declare readonly nothing: unknown;
  readonly log: string[] = [];

  constructor(
    @unmanaged() readonly size: number = 7,
    @multiInject('part') readonly parts: readonly string[],
    @inject('wheel') @named('front') readonly front: string,
    @inject('wheel') @tagged('side', 'rear') readonly rear: string,
    @inject('missing') @optional() readonly missing: string = 'default',
    @optional() readonly unit?: Unit,
  ) {}

  @postConstruct()
  first() {
    this.log.push(`first ${this.settings.zone} ${this['odd-name']}`);
  }

  @postConstruct()
  async [method]() {
    await Promise.resolve();
    this.log.push(`second ${this[property] === this.unit}`);
  }
}

/** Classes: constructors, properties, life cycle. */
export const classes: readonly Case[] = [
  {
    name: 'a request-scoped class is made once in a request, a new one in the next',
    run: (codeGeneration) =>
      withApp({ controllers: [answering(Pair, Numbered)], providers: [Numbered, Pair] }, codeGeneration, async ({ client }) => {
        const seen = new Set<number>();
        for (let i = 0; i < 3; i += 1) {
          const [pair, numbered] = (await client.get('/')).json<[{ a: { number: number }; b: { number: number } }, { number: number }]>();
          assert.deepEqual([pair.a, pair.b], [numbered, numbered]);
          seen.add(numbered.number);
        }
        assert.equal(seen.size, 3);
      }),
  },
  answers(
    'a transient class is made for everyone who asks',
    () => {
      let count = 0;
      @injectable('Transient')
      class Transient {
        readonly count = (count += 1);
      }
      @injectable('Request')
      class Two {
        constructor(
          readonly a: Transient,
          readonly b: Transient,
        ) {}
      }
      return { controllers: [answering(Two, Transient)], providers: [Transient, Two] };
    },
    [{ a: { count: 1 }, b: { count: 2 } }, { count: 3 }],
    [{ a: { count: 4 }, b: { count: 5 } }, { count: 6 }],
  ),
  answers(
    'parameters, properties, symbols, lists, names, tags, defaults and life cycle of one class',
    () => ({
      controllers: [answering(Everything)],
      providers: [
        Everything,
        Settings,
        Unit,
        { provide: 'word', useValue: 'word' },
        { provide: 'part', useValue: 'a' },
        { provide: 'part', useFactory: () => 'b' },
      ],
      register: (bind) => {
        bind('wheel').toConstantValue('small').whenNamed('front');
        bind('wheel')
          .toConstantValue('big')
          .whenTagged('side', 'rear')
          .onActivation((_, value) => `${String(value)}!`);
      },
    }),
    ...[1, 2].map(() => [
      {
        log: ['first UTC word', 'second true'],
        'odd-name': 'word',
        settings: { zone: 'UTC' },
        size: 7,
        parts: ['a', 'b'],
        front: 'small',
        rear: 'big!',
        missing: 'default',
        unit: { isUnit: true },
      },
    ]),
  ),
  answers(
    'constructor and properties that are inherited',
    () => {
      @Injectable({ scope: 'request' })
      class Base {
        constructor(readonly settings: Settings) {}
      }
      @Injectable({ scope: 'request' })
      class Derived extends Base {}
      @injectable('Request')
      @injectFromBase({ extendProperties: true })
      class Further extends Base {
        @inject('word') declare readonly word: string;
      }
      return { controllers: [answering(Derived, Further)], providers: [Settings, Derived, Further, { provide: 'word', useValue: 'w' }] };
    },
    [{ settings: { zone: 'UTC' } }, { settings: { zone: 'UTC' }, word: 'w' }],
  ),
  answers(
    'a class that can be waited for is handed over as it is',
    () => {
      @injectable('Request')
      class Query {
        readonly table = 'items';
      }
      Object.defineProperty(Query.prototype, 'then', {
        value: () => {
          throw new Error('nobody was to wait for this');
        },
      });
      @injectable('Request')
      class Uses {
        readonly table: string;
        constructor(query: Query) {
          this.table = query.table;
        }
      }
      return { controllers: [answering(Uses)], providers: [Query, Uses] };
    },
    [{ table: 'items' }],
  ),
  {
    name: '@preDestroy runs when the request closes, sync and async, the last made first',
    run: async (codeGeneration) => {
      const log: string[] = [];
      @injectable('Request')
      class Inner {
        @preDestroy() stop() {
          log.push('inner');
        }
      }
      @injectable('Request')
      class Outer {
        constructor(readonly inner: Inner) {}
        @preDestroy() async [method]() {
          await Promise.resolve();
          log.push('outer');
        }
      }
      @Controller()
      class Work {
        constructor(readonly outer: Outer) {}
        @Get('/')
        work() {
          log.push('work');
        }
      }
      await withApp({ controllers: [Work], providers: [Outer, Inner] }, codeGeneration, async ({ client }) => {
        await client.get('/');
        await client.get('/');
        assert.deepEqual(log, ['work', 'outer', 'inner', 'work', 'outer', 'inner']);
      });
    },
  },
];

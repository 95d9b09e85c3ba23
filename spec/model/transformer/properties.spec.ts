import '../../../src/core/metadata.js';
import { Exclude, Expose, Transform, Type } from 'class-transformer';
import { instanceToPlain, plainToInstance } from '../../../src/model/transformer/plain-to-instance.js';
import { toInstance, toPlain } from './both.js';

class Person {
  @Expose({ name: 'full_name' }) name!: string;
  @Exclude({ toPlainOnly: true }) password!: string;
  @Exclude({ toClassOnly: true }) role = 'guest';
  @Expose({ groups: ['admin'] }) salary!: number;
  @Expose({ since: 2, until: 3 }) nickname!: string;
  _internal!: string;
  @Expose() get initial(): string {
    return this.name.slice(0, 1);
  }
  greet(): string {
    return 'hello';
  }
}

const body = (): unknown => ({
  full_name: 'Ada',
  password: 'p',
  role: 'root',
  salary: 7,
  nickname: 'Countess',
  _internal: 'x',
  initial: 'Z',
  greet: 'no',
  extra: [{ deep: 1 }],
  toString: 'no',
});

const ada = (): Person => Object.assign(new Person(), { name: 'Ada', password: 'p', salary: 7, nickname: 'C', _internal: 'x' });

describe('which properties take part', () => {
  it.each([
    {},
    { groups: ['admin'] },
    { groups: ['other'] },
    { version: 1 },
    { version: 2 },
    { version: 3, groups: ['admin'] },
    { excludePrefixes: ['_', 'full'] },
    { strategy: 'excludeAll' as const },
    { strategy: 'exposeAll' as const, excludeExtraneousValues: true },
    { excludeExtraneousValues: true, exposeDefaultValues: true },
    { ignoreDecorators: true },
    { ignoreDecorators: true, excludeExtraneousValues: true },
    { exposeUnsetFields: false },
    { exposeUnsetFields: undefined },
  ])('is for the decorators and %j to say', (options) => {
    toInstance(Person, body, options);
    toPlain(ada, options);
  });

  it('follows groups, even when the array that names them is changed after a call', () => {
    const options = { groups: ['other'] };
    toInstance(Person, body, options);
    options.groups.push('admin');
    expect(toInstance(Person, body, options).salary).toBe(7);
    expect(plainToInstance(Person, body(), { groups: ['other'] }).salary).toBeUndefined();
  });

  it('takes a class by its own word only, not by its ancestors', () => {
    @Exclude()
    class Hidden {
      @Expose() shown!: string;
      secret!: string;
    }
    class Derived extends Hidden {}
    expect(toInstance(Hidden, () => ({ shown: 'a', secret: 'b' })).secret).toBeUndefined();
    expect(toInstance(Derived, () => ({ shown: 'a', secret: 'b' })).secret).toBe('b');
  });

  it('notices decorators that were applied after a call', () => {
    class Late {
      value!: unknown;
    }
    expect(toInstance(Late, () => ({ value: '5' })).value).toBe('5');
    Type(() => Number)(Late.prototype, 'value');
    expect(toInstance(Late, () => ({ value: '5' })).value).toBe(5);
    Exclude()(Late.prototype, 'value');
    expect(toInstance(Late, () => ({ value: '5' })).value).toBeUndefined();
  });
});

describe('functions of decorators', () => {
  it('are called once for a value, ancestors first, then from the top down, with what the library gives them', () => {
    const calls: unknown[] = [];
    const note =
      (name: string) =>
      (params: { value: unknown }): unknown => {
        calls.push([name, { ...params }]);
        return `${String(params.value)}${name}`;
      };
    class Base {
      @Transform(note('1')) @Transform(note('2')) text!: string;
    }
    class Derived extends Base {
      @Transform(note('3')) @Transform(note('4'), { groups: ['g'] }) @Transform(note('5'), { toPlainOnly: true }) declare text: string;
    }
    expect(toInstance(Derived, () => ({ text: 'x' })).text).toBe('x123');
    expect(calls.slice(0, 3)).toEqual(calls.slice(3));
    calls.length = 0;
    toPlain(() => Object.assign(new Derived(), { text: 'x' }), { groups: ['g'] });
    expect(calls).toHaveLength(10);
    expect(calls.slice(0, 5)).toEqual(calls.slice(5));
  });

  it('that choose a type are asked for every value, and may answer differently', () => {
    let asked = 0;
    class Box {
      @Type((help) => {
        asked += 1;
        return (help as { object: { date?: boolean } }).object.date ? Date : String;
      })
      value!: unknown;
    }
    toInstance(Box, () => [{ value: 1, date: true }, { value: 1 }]);
    expect(asked).toBe(4);
  });
});

describe('hostile objects', () => {
  it('with 100,000 keys take a time that grows with their number', () => {
    const wide = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [`key${index}`, index]));
    const start = performance.now();
    const instance = plainToInstance(Person, wide) as unknown as Record<string, unknown>;
    // The library needs more than 5 s.
    expect(performance.now() - start).toBeLessThan(2000);
    expect(instance.key99999).toBe(99_999);
  });

  it('do not reach prototypes', () => {
    const text = '{ "__proto__": { "polluted": 1 }, "constructor": { "prototype": { "polluted": 1 } }, "a": 1 }';
    const instance = toInstance(Person, () => JSON.parse(text) as unknown);
    expect(Object.getPrototypeOf(instance)).toBe(Person.prototype);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });
});

describe('what is called and read', () => {
  it('are methods and functions, towards plain values only', () => {
    class Counter {
      @Expose() total(): number {
        return 5;
      }
      later = (): number => 6;
    }
    expect(toPlain(() => new Counter())).toEqual({ later: 6, total: 5 });
    expect(instanceToPlain([new Counter()])).toEqual([{ later: 6, total: 5 }]);
  });

  it('are getters, once', () => {
    let reads = 0;
    class Counter {
      @Expose() get next(): number {
        reads += 1;
        return reads;
      }
    }
    expect(instanceToPlain(new Counter())).toEqual({ next: 1 });
    expect(reads).toBe(1);
  });
});

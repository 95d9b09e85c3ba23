import { runInThisContext } from 'node:vm';
import { signatureOf, type SourceParameter } from '../../src/core/signature.js';

type Callable = Parameters<typeof signatureOf>[0];

/** `name`, `name=` where it has a default, `name=5` where that is a literal, `?` where it has no name. */
function shown(target: Callable): string[] {
  return signatureOf(target).map(
    ({ name = '?', hasDefault, literal }: SourceParameter) =>
      `${name}${hasDefault ? '=' : ''}${literal === undefined ? '' : JSON.stringify(literal)}`,
  );
}

/** A function whose source text is exactly this. */
function evaluated(source: string): Callable {
  return runInThisContext(`(${source})`) as Callable;
}

const computed = 'a name';

class Sample extends Object {
  readonly #secret = 1;
  static count = 0;

  constructor(
    readonly first: string,
    readonly second: number = 2,
  ) {
    super();
  }

  plain(a: string, b: number) {
    return [a, b];
  }
  defaults(a = 1, b = -2.5, c = 'x', d = true, e = null, f = a + 1, g = new Date(0), h = [], i = undefined) {
    return [a, b, c, d, e, f, g, h, i];
  }
  destructured({ a }: { a: string }, [b]: string[], { c } = { c: 1 }, ...rest: string[]) {
    return [a, b, c, rest];
  }
  async waits(a: string) {
    await Promise.resolve(a);
  }
  *generates(a: string) {
    yield a;
  }
  async *streams(a: string) {
    yield await Promise.resolve(a);
  }
  [computed](a: string) {
    return a;
  }
  'quoted name'(a: string) {
    return a;
  }
  12(a: string) {
    return a;
  }
  get(a: string) {
    return a;
  }
  async(a: string) {
    return a;
  }
  class(a: string) {
    return a;
  }
  function(a: string) {
    return a;
  }
  usesPrivate(a: string) {
    return this.#secret + this.#hidden(a);
  }
  callsSuper(a: string) {
    return [super.valueOf(), a];
  }
  #hidden(b: string) {
    return b;
  }
  hidden() {
    return this.#hidden.bind(null).name + shown(this.#hidden).join();
  }
  static make(a: string) {
    return new Sample(a);
  }
  commented(
    /* a, */ a: string, // b
    b: string = ')',
  ) {
    return a + b;
  }
}

const { prototype } = Sample as unknown as { prototype: Record<string, Callable> };

describe('the parameters of a method', () => {
  it.each([
    ['plain', ['a', 'b']],
    ['defaults', ['a=1', 'b=-2.5', 'c="x"', 'd=true', 'e=null', 'f=', 'g=', 'h=', 'i=']],
    ['destructured', ['?', '?', '?=', '?']],
    ['waits', ['a']],
    ['generates', ['a']],
    ['streams', ['a']],
    [computed, ['a']],
    ['quoted name', ['a']],
    ['12', ['a']],
    ['get', ['a']],
    ['async', ['a']],
    ['class', ['a']],
    ['function', ['a']],
    ['usesPrivate', ['a']],
    ['callsSuper', ['a']],
    ['commented', ['a', 'b=")"']],
  ])('%s', (name, expected) => expect(shown(prototype[name] as Callable)).toEqual(expected));

  it('are those of a static and of a private one as well', () => {
    expect(shown((Sample as unknown as Record<string, Callable>).make as Callable)).toEqual(['a']);
    expect(new Sample('x').hidden()).toContain('b');
  });
});

describe('the parameters of a class', () => {
  class Derived extends Sample {}
  it('are those of its own constructor', () => {
    expect(shown(Sample)).toEqual(['first', 'second=2']);
    expect(shown(Derived)).toEqual([]);
    expect(shown(evaluated('class extends Array { static x = 1; #y; constructor(a, { b }, c = 1) { super(a); } }'))).toEqual([
      'a',
      '?',
      'c=1',
    ]);
  });
});

describe('the parameters of a function', () => {
  it.each([
    ['(a, b = 1) => a + b', ['a', 'b=1']],
    ['a => a', ['a']],
    ['async a => a', ['a']],
    ['async (a, b) => a', ['a', 'b']],
    ['() => 1', []],
    ['({ a }, b) => b', ['?', 'b']],
    ['function (a) {}', ['a']],
    ['function named(a, b) {}', ['a', 'b']],
    ['async function named(a) {}', ['a']],
    ['function* named(a) {}', ['a']],
    ['async function* (a) {}', ['a']],
    ['(a = "=>", b = `)`) => a', ['a="=>"', 'b=']],
    ['(a, b,) => a', ['a', 'b']],
  ])('%s', (source, expected) => expect(shown(evaluated(source))).toEqual(expected));

  it('are found where a coverage tool has been at work', () => {
    const counted = evaluated('function (a, b = (cov_1().b[0][0]++, 10)) { cov_1().f[0]++; cov_1().s[0]++; return a; }');
    expect(shown(counted)).toEqual(['a', 'b=']);
  });

  it('are none where there is no source to read', () => {
    expect(shown(Math.max)).toEqual([]);
    expect(shown((() => 1).bind(null))).toEqual([]);
  });

  it('are read once', () => {
    const method = prototype.plain as Callable;
    expect(signatureOf(method)).toBe(signatureOf(method));
  });
});

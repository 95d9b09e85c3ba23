import fc from 'fast-check';
import { parseQuery } from '../../src/binding/query-string.js';

/** The same through the platform: a text, or all of them where a name is repeated. */
function byPlatform(search: string): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = Object.create(null) as Record<string, string[]>;
  const params = new URLSearchParams(search);
  for (const name of params.keys()) {
    const all = params.getAll(name);
    values[name] = all.length === 1 ? (all[0] as string) : all;
  }
  return values;
}

describe('a query', () => {
  it.each([
    '',
    'a=1',
    'a=1&b=2',
    'a=1&a=2&a=3',
    'a',
    'a=',
    '=b',
    '=',
    '&',
    '&&a=1&&',
    'a=1=2',
    'a+b=c+d',
    'a%20b=c%2Bd',
    '%61=%C3%A9',
    'a[]=1&a[b]=2',
    'a=1;b=2',
    'a=%F0%9F%98%80',
    '?a=1'.slice(1),
    'a=?b',
    '__proto__=1&constructor=2&hasOwnProperty=3&__proto__=4',
    'toString=x',
  ])('%j is read as browsers read it', (search) => expect(parseQuery(search)).toEqual(byPlatform(search)));

  it('of any pairs is read as browsers read it', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '=', '&', '+', ' ', '%', '?', '\u00e9', '\u{1F600}', '[', ']', '_', '0') });
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word)), (pairs) => {
        const search = new URLSearchParams(pairs).toString();
        expect(parseQuery(search)).toEqual(byPlatform(search));
      }),
    );
  });

  it('of any well-formed text is read as browsers read it', () => {
    const piece = fc.constantFrom('a', 'b', '=', '&', '+', '%20', '%3D', '%26', '%C3%A9', '%E2%82%AC', '[', ';', '__proto__');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const search = pieces.join('');
        expect(parseQuery(search)).toEqual(byPlatform(search));
      }),
      { numRuns: 1_000 },
    );
  });

  it('has no names but those that were sent', () => {
    const values = parseQuery('a=1');
    for (const name of ['toString', 'constructor', 'hasOwnProperty', '__proto__']) expect(name in values).toBe(false);
    expect(Object.keys(parseQuery('__proto__=x&constructor=y'))).toEqual(['__proto__', 'constructor']);
    expect('toString' in values).toBe(false);
    expect(parseQuery('__proto__=x')).not.toBe(Object.prototype);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  it.each(['a=%', 'a=%4', 'a=%zz', '%=1', 'a=%ff', 'a=%C3', 'a=%ED%A0%80', 'a=1&b=%E2%82'])('%j is no text: 400', (search) => {
    expect(() => parseQuery(search)).toThrow(expect.objectContaining({ status: 400 }) as Error);
  });
});

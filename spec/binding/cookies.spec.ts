import fc from 'fast-check';
import { parseCookies } from '../../src/binding/cookies.js';

describe('cookies', () => {
  it.each([
    [undefined, {}],
    ['', {}],
    ['a=1', { a: '1' }],
    ['a=1; b=2', { a: '1', b: '2' }],
    ['a=1;b=2;', { a: '1', b: '2' }],
    ['  a = 1 ;\tb=2', { a: '1', b: '2' }],
    ['a="1 2"; b="', { a: '1 2', b: '"' }],
    ['a=b=c', { a: 'b=c' }],
    ['a=', { a: '' }],
    ['a=1; a=2', { a: '2' }],
    ['=1; novalue; b=2', { b: '2' }],
    ['a=%20', { a: '%20' }],
  ])('%j', (header, expected) => expect({ ...parseCookies(header) }).toEqual(expected));

  it('of any names and values come back', () => {
    const token = fc.string({ unit: fc.constantFrom('a', 'B', '9', '_', '-', '.', '!'), minLength: 1 });
    const value = fc.string({ unit: fc.constantFrom('a', '9', '=', '%', '/', '+', '[', ']', '.') });
    fc.assert(
      fc.property(fc.dictionary(token, value), (cookies) => {
        const header = Object.entries(cookies)
          .map(([name, one]) => `${name}=${one}`)
          .join('; ');
        expect({ ...parseCookies(header) }).toEqual({ ...cookies });
      }),
    );
  });

  it('have no names but those that were sent', () => {
    const cookies = parseCookies('__proto__=1; constructor=2');
    expect(Object.keys(cookies)).toEqual(['__proto__', 'constructor']);
    expect('toString' in cookies).toBe(false);
  });
});

import fc from 'fast-check';
import { parseMultipart } from '../../src/binding/multipart.js';
import { HttpException } from 'tenon';

const part = (disposition: string, value: string): string => `--b\r\nContent-Disposition: ${disposition}\r\n\r\n${value}\r\n`;
const read = (text: string, boundary = 'b'): readonly (readonly [string, string])[] => parseMultipart(Buffer.from(text), boundary).pairs;

/** The status of the refusal; 0 where there is none. */
function status(text: string | Buffer, boundary = 'b'): number {
  try {
    parseMultipart(Buffer.from(text), boundary);
    return 0;
  } catch (error) {
    if (error instanceof HttpException) return error.status;
    throw error;
  }
}

describe('a form in parts', () => {
  it('has its fields in their order', () => {
    const text = `${part('form-data; name="a"', '1')}${part('form-data; name=b', 'x\r\ny')}${part('form-data; name="a"', '')}--b--\r\n`;
    expect(read(text)).toEqual([
      ['a', '1'],
      ['b', 'x\r\ny'],
      ['a', ''],
    ]);
    expect(read('--b--')).toEqual([]);
    expect(read(`preamble\r\n${part('form-data; name="a"', 'é')}--b--epilogue`)).toEqual([['a', 'é']]);
  });

  it('takes headers in any order and case, and spaces behind a delimiter', () => {
    expect(read('--b \t\r\nContent-Type: text/plain\r\nCONTENT-DISPOSITION:form-data;name="a"\r\n\r\n1\r\n--b--')).toEqual([['a', '1']]);
  });

  it('names fields as browsers write them', () => {
    expect(read(`${part('form-data; name="a%22b%0D%0Ac%41"', '1')}--b--`)).toEqual([['a"b\r\nc%41', '1']]);
  });

  it('leaves files out', () => {
    const file = part('form-data; name="f"; filename="a.txt"', 'content');
    const star = part('form-data; name="f"; filename*=UTF-8\'\'a.txt', 'content');
    expect(read(`${file}${star}${part('form-data; name="a"', '1')}--b--`)).toEqual([['a', '1']]);
  });

  it('reads what is quoted as text, whatever it looks like', () => {
    for (const name of ['a; filename=b', 'a;filename*=b', '; name=b', 'a\\', "filename='x'", 'a=b'])
      expect(read(`${part(`form-data; name="${name}"`, '1')}--b--`)).toEqual([[name, '1']]);
    expect(read(`${part('form-data; name="a\\"b"', '1')}--b--`)).toEqual([['a"b', '1']]);
    expect(read(`${part('form-data; x="; name=b"; NAME="a" ; ', '1')}--b--`)).toEqual([['a', '1']]);
  });

  it.each([
    '--b\r\nContent-Disposition: form-data; name="a"\r\nContent-Disposition: form-data; name="b"\r\n\r\n1\r\n--b--',
    '--b\r\nContent-Disposition: form-data; name="a"\r\ncontent-disposition : form-data; name="a"\r\n\r\n1\r\n--b--',
    '--b\r\nContent-Disposition: form-data; name="a"\rfilename="b"\r\n\r\n1\r\n--b--',
    ...['; name="a"; name="b"', '; name="a"; filename', '; name="a"x', '; name="a" x=1', '; name="a', '; name='].map(
      (rest) => `${part(`form-data${rest}`, '1')}--b--`,
    ),
  ])('is 400 where it could be read in two ways: %j', (text) => expect(status(text)).toBe(400));

  it.each([
    '',
    '--b',
    '--b\r\n',
    '--c\r\n--c--',
    part('form-data; name="a"', '1'),
    '--b\r\nno headers\r\n--b--',
    '--b\r\n\r\nno disposition\r\n--b--',
    '--bx\r\n--b--',
    `${part('form-data', '1')}--b--`,
    `${part('attachment; name="a"', '1')}--b--`,
    `--b\r\n${'x'.repeat(10_000)}: y\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--b--`,
  ])('is 400 where it is broken: %j', (text) => expect(status(text)).toBe(400));

  it('is 400 without a boundary, or with one that no one sends', () => {
    expect(status('--b--', '')).toBe(400);
    expect(status(`--${'b'.repeat(71)}--`, 'b'.repeat(71))).toBe(400);
  });

  it('is UTF-8 and has no more than 1000 fields', () => {
    expect(
      status(
        Buffer.concat([
          Buffer.from('--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n'),
          Buffer.from([0xff]),
          Buffer.from('\r\n--b--'),
        ]),
      ),
    ).toBe(400);
    expect(status(`${part('form-data; name="a"', '1').repeat(1001)}--b--`)).toBe(413);
    expect(status(`${part('form-data; name="__proto__"', '1')}--b--`)).toBe(400);
  });

  it('of any fields comes back, and anything else is a 4xx', () => {
    const text = fc.string({ unit: 'binary' }).filter((value) => !value.includes('--b'));
    const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter((value) => !/["\r\n%]|__proto__|prototype/.test(value));
    fc.assert(
      fc.property(fc.array(fc.tuple(name, text)), (pairs) => {
        const body = `${pairs.map(([key, value]) => part(`form-data; name="${key}"`, value)).join('')}--b--`;
        expect(read(body)).toEqual(pairs);
      }),
    );
    const piece = fc.constantFrom('--b', '\r\n', '--', 'Content-Disposition: form-data; name="a"', ';', ' filename="x"', '\r\n\r\n', 'x');
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (body) => [0, 400].includes(status(body)),
      ),
      { numRuns: 1000 },
    );
  });
});

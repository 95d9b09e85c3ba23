import fc from 'fast-check';
import { Misfit } from '../../../src/model/misfit.js';
import { Base64, Base64Url, textOfBytes, Utf8 } from '../../../src/model/scalars/base64.js';

/** With halves of surrogate pairs. */
const units = fc.array(fc.oneof(fc.nat(0x7f), fc.integer({ min: 0xd7f0, max: 0xe00f }))).map((codes) => String.fromCharCode(...codes));
const isWellFormed = (text: string): boolean => Buffer.from(text).toString() === text;
const shown = (value: unknown): unknown =>
  value instanceof Misfit ? [value.type, Object.keys(value.ctx ?? {})] : Buffer.from(value as Uint8Array).toString('latin1');

describe('bytes', () => {
  it.each([
    ['', ''],
    ['aGk=', 'hi'],
    ['aGVsbG8=', 'hello'],
    ['aGVs\r\nbG8=\n', 'hello'],
    ['a+/k', 'k\u00ef\u00e4'],
    ['a-_k', 'k\u00ef\u00e4'],
    ['aGl=', 'hi'],
  ])('are read from %j', (text, bytes) => expect(shown(Base64.fromText(text))).toBe(bytes));

  it.each(['aGk', 'a', 'ab=', 'aGk==', '=', '====', 'a===', 'aG=k', 'aGk=aGk=', 'aG k', 'aGk!', '\u00e4', 'aGk=\u0000'])(
    'are not read from %j',
    (text) => expect(shown(Base64.fromText(text))).toEqual(['bytes_invalid_encoding', ['encoding', 'encoding_error']]),
  );

  it('come back, whichever they are, also as a part of more', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.nat(5), (bytes, from) => {
        const part = bytes.subarray(from);
        expect(Buffer.from(Base64.fromJson(Base64.toJson?.(part)) as Uint8Array)).toEqual(Buffer.from(part));
      }),
    );
  });

  it('go out in the alphabet for URLs where that is declared, and come back from it', () => {
    expect(Base64Url.toJson?.(Buffer.from([251, 255, 191, 7]))).toBe('-_-_Bw==');
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = Base64Url.toJson?.(bytes);
        expect(text).not.toMatch(/[+/]/);
        expect(Buffer.from(Base64Url.fromJson(text) as Uint8Array)).toEqual(Buffer.from(bytes));
      }),
    );
  });
});

describe('bytes of plain text', () => {
  it('come back, whichever text it is, its byte order mark too', () => {
    fc.assert(
      fc.property(fc.oneof(units, fc.string({ unit: 'grapheme' }), fc.constant('\ufeffa')), (text) => {
        const read = Utf8.fromJson(text);
        if (read instanceof Misfit) expect([read.type, isWellFormed(text)]).toEqual(['string_unicode', false]);
        else expect(Utf8.toJson?.(read)).toBe(text);
      }),
    );
  });

  it('are refused where they are none', () =>
    expect(() => textOfBytes(Buffer.from([0xc3]))).toThrow(expect.objectContaining({ code: 'JSON_BYTES' })));
});

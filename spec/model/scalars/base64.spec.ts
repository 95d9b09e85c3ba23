import fc from 'fast-check';
import { Misfit } from '../../../src/model/misfit.js';
import { Base64 } from '../../../src/model/scalars/base64.js';

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
});

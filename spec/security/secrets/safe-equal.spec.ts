import fc from 'fast-check';
import { randomToken, safeEqual } from 'tenon/security';

describe('comparing secrets', () => {
  it('says what === says of texts', () => {
    const pair = fc.oneof(
      fc.tuple(fc.string(), fc.string()),
      fc.string().map((text) => [text, text] as const),
    );
    fc.assert(fc.property(pair, ([a, b]) => safeEqual(a, b) === (a === b)));
  });

  it('says of bytes whether all of them are the same', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.uint8Array(), (a, b) => safeEqual(a, b) === (Buffer.compare(a, b) === 0) && safeEqual(a, a.slice())),
    );
  });

  it('takes a text for its UTF-8', () => {
    expect(safeEqual('schlüssel', Buffer.from('schlüssel'))).toBe(true);
    expect(safeEqual('schlüssel', Buffer.from('schlüssel', 'latin1'))).toBe(false);
  });
});

describe('a random token', () => {
  it('is base64url, another one each time', () => {
    const tokens = Array.from({ length: 100 }, () => randomToken());
    expect(new Set(tokens).size).toBe(100);
    for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/);
  });

  it('has as many bytes as are asked for', () => {
    fc.assert(fc.property(fc.integer({ min: 16, max: 1024 }), (bytes) => Buffer.from(randomToken(bytes), 'base64url').length === bytes));
  });

  it.each([15, 1025, 16.5, Number.NaN])('has no %p bytes', (bytes) => {
    expect(() => randomToken(bytes)).toThrow(RangeError);
  });
});

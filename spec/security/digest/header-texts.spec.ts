import fc from 'fast-check';
import { extendedValue, parseAuthParams } from '../../../src/security/digest/auth-params.js';
import { quoted } from '../../../src/security/schemes/challenge.js';
import { digestCredentials } from '../../../src/security/digest/credentials.js';

/** What node:http lets through in a header: one character for each byte, without control characters. */
const byte = fc.integer({ min: 0x20, max: 0xff }).filter((code) => code !== 0x7f);
const text = fc.array(byte).map((codes) => String.fromCharCode(...codes));
const name = fc.stringMatching(/^[a-z*]{1,8}$/);
const likely = fc
  .array(
    fc.constantFrom(
      'username',
      'username*',
      'realm',
      'nonce',
      'nc',
      'qop',
      '=',
      '"',
      '\\',
      ',',
      ' ',
      '\t',
      "UTF-8''",
      '%',
      'auth',
      '00000001',
      'é',
    ),
  )
  .map((parts) => parts.join(''));

describe('the parameters of a header', () => {
  it('of any text are a list or none, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), text, likely), (given) => {
        expect(parseAuthParams(given) === undefined || parseAuthParams(given) instanceof Map).toBe(true);
        const credentials = digestCredentials(given);
        expect(credentials === undefined || /^[0-9A-Fa-f]{8}$/.test(credentials.nc)).toBe(true);
        expect(['undefined', 'string']).toContain(typeof extendedValue(given));
      }),
      { numRuns: 2000 },
    );
  });

  it('come back as they were written, in quotes', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(name, text), { selector: ([key]) => key }),
        fc.constantFrom(', ', ',', ' ,,\t'),
        (given, comma) => {
          const written = given.map(([key, value]) => `${key}=${quoted(value)}`).join(comma);
          expect([...(parseAuthParams(written) ?? ['none'])]).toEqual(given);
        },
      ),
    );
  });

  it('of a long header are found in a time that grows with it', () => {
    const begun = performance.now();
    for (const piece of [',', ' ', 'a', '\\', '"', 'a=', 'a="', '%']) digestCredentials(piece.repeat(16_384));
    // Quadratic work would take minutes, not seconds.
    expect(performance.now() - begun).toBeLessThan(5000);
  });

  it('that are encoded come back, too', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (given) => {
        const encoded = encodeURIComponent(given).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
        expect(extendedValue(`utf-8'en'${encoded}`)).toBe(given);
      }),
    );
  });
});

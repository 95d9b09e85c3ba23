import fc from 'fast-check';
import * as classValidator from 'class-validator';
import { Misfit } from '../../../src/model/misfit.js';
import { every } from './support/every.js';

/** Values that JSON.parse gives (Infinity for 1e999), and texts that some scalar reads. */
const json = fc.oneof(
  { weight: 2, arbitrary: fc.jsonValue() },
  fc.string({ unit: 'binary' }),
  fc.stringMatching(/^[-+]?[0-9_]{1,20}(?:\.[0-9]{0,8})?(?:[eE][-+]?[0-9]{1,3})?$/),
  fc.stringMatching(
    /^[0-9]{4}-[01][0-9]-[0-3][0-9](?:T[0-2][0-9]:[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,9})?)?(?:Z|[-+][01][0-9]:[0-5][0-9])?)?$/,
  ),
  fc.stringMatching(/^[0-2][0-9]:[0-5][0-9](?::[0-5][0-9](?:[.,][0-9]{1,9})?)?(?:Z|[-+][01][0-9]:?[0-5][0-9])?$/),
  fc.stringMatching(/^[-+]?P(?:[0-9]{1,3}[YMWD]){0,3}(?:T(?:[0-9]{1,3}[HMS]){0,2}(?:[0-9]\.[0-9]{1,8}S)?)?$/),
  fc.webUrl({ withFragments: true, withQueryParameters: true }),
  fc.string({ unit: 'grapheme' }).map((text) => `https://example.com/${text}`),
  fc.string({ unit: 'binary' }).map((text) => `a+b:${text}`),
  fc.emailAddress().map((address) => ` ${address.toUpperCase()}`),
  fc.string({ unit: 'binary' }).map((text) => `a@${text}.com`),
  fc.uint8Array().map((bytes) => Buffer.from(bytes).toString('base64')),
  fc.uuid(),
  fc.double().map((value) => value || 0),
  fc.maxSafeInteger(),
  fc.constantFrom<unknown>(Infinity, -Infinity, 2 ** 53, 1e25, 1e308, 5e-324, '1e308', '-0.00', 'inf', 'nan', 'largo', 1, 2, '2', 0, 'yes'),
);

/** Runs through a JSON text, as a value does on its way out and in again. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe.each(every)('%s', (_, scalar) => {
  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(json, fc.anything()), (value) => {
        for (const read of [scalar.fromJson(value), scalar.fromStrictJson(value)]) expect(read === undefined).toBe(false);
        expect(typeof scalar.is(value)).toBe('boolean');
        expect(scalar.fromText(String(typeof value === 'string' ? value : 'x')) === undefined).toBe(false);
      }),
    );
  });

  it('is what it has read', () => {
    fc.assert(
      fc.property(json, (value) => {
        for (const read of [scalar.fromJson(value), scalar.fromStrictJson(value)])
          if (!(read instanceof Misfit)) expect([value, read, scalar.is(read)]).toEqual([value, read, true]);
      }),
      { numRuns: 1000 },
    );
  });

  it('does not change what it is, and reads it strictly', () => {
    fc.assert(
      fc.property(json, (value) => {
        // Values that are not finite come from text; in JSON there are none.
        if (!scalar.is(value) || value === Infinity || value === -Infinity) return;
        expect(scalar.fromJson(value)).toBe(value);
        expect(scalar.fromStrictJson(value)).toBe(value);
      }),
    );
  });

  it('reads strictly only what it reads, and as the same', () => {
    fc.assert(
      fc.property(json, (value) => {
        const strict = scalar.fromStrictJson(value);
        if (!(strict instanceof Misfit)) expect(strict).toEqual(scalar.fromJson(value));
      }),
    );
  });

  it('comes back from JSON', () => {
    fc.assert(
      fc.property(json, (value) => {
        const read = scalar.fromJson(value);
        if (read instanceof Misfit) return;
        const out = sent(scalar.toJson === undefined ? read : scalar.toJson(read));
        expect(scalar.fromJson(out)).toEqual(read === 0 ? 0 : read);
        expect(scalar.fromStrictJson(out)).toEqual(read === 0 ? 0 : read);
      }),
      { numRuns: 1000 },
    );
  });

  it('is the same in generated code and by its decorator', () => {
    const { inline, decorator } = scalar;
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- this is what the engine does with it
    const generated = inline && (new Function('v', `return ${inline('v')};`) as (value: unknown) => boolean);
    class Holder {}
    decorator?.(classValidator)(Holder.prototype, 'value');
    const holds = (value: unknown): boolean =>
      classValidator.validateSync(Object.assign(new Holder(), { value }), { forbidUnknownValues: false }).length === 0;
    fc.assert(
      fc.property(fc.oneof(json, fc.date(), fc.uint8Array(), fc.bigInt()), (value) => {
        // The library knows no end of exact whole numbers.
        const isBeyond = scalar.name === 'Int' && Number.isInteger(value) && !Number.isSafeInteger(value);
        if (generated !== undefined) expect([value, generated(value)]).toEqual([value, scalar.is(value)]);
        if (decorator !== undefined && !isBeyond) expect([value, holds(value)]).toEqual([value, scalar.is(value)]);
      }),
    );
  });
});

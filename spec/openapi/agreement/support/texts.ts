import { fullFormats } from 'ajv-formats/dist/formats.js';
import fc from 'fast-check';
import type { Schema } from './schemas.js';
import type { Words } from './words.js';

const moment = fc.date({ min: new Date('1970-01-02T00:00:00Z'), max: new Date('2099-12-30T00:00:00Z'), noInvalidDate: true });
const offset = fc.constantFrom('Z', '+00:00', '-05:30', '+02:00');
const label = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/);

/** Texts of a format: RFC 3339, 3986, 4122, 5321 and ISO 8601. */
const formats: Readonly<Record<string, fc.Arbitrary<string>>> = {
  date: moment.map((date) => date.toISOString().slice(0, 10)),
  time: fc.tuple(moment, offset).map(([date, zone]) => date.toISOString().slice(11, 19) + zone),
  'date-time': fc.tuple(moment, offset).map(([date, zone]) => date.toISOString().slice(0, 19) + zone),
  duration: fc.constantFrom('PT0S', 'P1D', 'PT1H30M', 'P2DT3H4M5S', 'P3W', 'PT45S'),
  uuid: fc.uuid(),
  email: label.map((name) => `${name}@example.org`),
  uri: fc.tuple(fc.constantFrom('http', 'https'), label).map(([scheme, name]) => `${scheme}://${name}.example.org/${name}?q=1`),
  'uri-reference': label.map((name) => `/${name}`),
};

/** Texts that many patterns take, for those that nothing can be generated from. */
const usual = ['0', '1', '1.5', '-2.25', '12.30', '0.01', '7', '42', 'abc', 'A1', 'crust', 'cold', 'AB-123'];

/** Texts that a schema takes, those of the sample often among them. */
export function textsOf(schema: Schema, words: Words): fc.Arbitrary<string> {
  const { contentEncoding, format } = schema as { readonly contentEncoding?: string; readonly format?: string };
  const told = ((schema.examples as readonly unknown[] | undefined) ?? []).filter((one) => typeof one === 'string');
  const known = [...told, ...words.texts].filter((text) => isTaken(text, schema));
  const free = (fromEncoding(contentEncoding) ?? formats[format ?? ''] ?? generated(schema)).filter((text) => isTaken(text, schema));
  return known.length === 0 ? free : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...known) }, { weight: 1, arbitrary: free });
}

function fromEncoding(encoding: string | undefined): fc.Arbitrary<string> | undefined {
  const bytes = fc.uint8Array({ maxLength: 6 });
  if (encoding === 'base64') return bytes.map((some) => Buffer.from(some).toString('base64'));
  return encoding === 'base64url' ? bytes.map((some) => Buffer.from(some).toString('base64url')) : undefined;
}

function generated({ pattern, minLength = 0, maxLength = Infinity }: Schema): fc.Arbitrary<string> {
  const lengths = { minLength: minLength as number, maxLength: Math.min(maxLength as number, (minLength as number) + 20) };
  if (typeof pattern !== 'string') return fc.oneof(fc.string(lengths), fc.string({ ...lengths, unit: 'grapheme' }));
  const fitting = usual.filter((text) => new RegExp(pattern, 'u').test(text));
  try {
    return fc.stringMatching(new RegExp(pattern, 'u'));
  } catch {
    // Lookaheads and classes of Unicode are beyond it.
    return fc.constantFrom(...fitting);
  }
}

function isTaken(text: string, { pattern, minLength = 0, maxLength = Infinity, format, contentEncoding }: Schema): boolean {
  const { length } = [...text];
  if (length < (minLength as number) || length > (maxLength as number)) return false;
  if (typeof pattern === 'string' && !new RegExp(pattern, 'u').test(text)) return false;
  if (contentEncoding === 'base64' && !/^([\w+/]{4})*([\w+/]{2}==|[\w+/]{3}=)?$/.test(text)) return false;
  return typeof format !== 'string' || isOfFormat(text, format);
}

function isOfFormat(text: string, format: string): boolean {
  const check = (fullFormats as Readonly<Record<string, unknown>>)[format];
  if (check instanceof RegExp) return check.test(text);
  if (typeof check === 'function') return (check as (text: string) => boolean)(text);
  const { validate } = (check ?? {}) as { validate?: RegExp | ((text: string) => boolean) };
  return validate === undefined || (validate instanceof RegExp ? validate.test(text) : validate(text));
}

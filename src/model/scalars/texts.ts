import { Misfit } from '../misfit.js';
import type { Scalar } from './scalar.js';

const notText = new Misfit('string_type', 'must be text');

/** Text as it is; what a declared `string` means. JSON numbers are not turned into text. */
export const Text: Scalar<string> = {
  kind: 'scalar',
  name: 'String',
  limits: 'text',
  fromText: (text) => text,
  fromJson: (value) => (typeof value === 'string' ? value : notText),
  fromStrictJson: (value) => Text.fromJson(value),
  is: (value) => typeof value === 'string',
  inline: (v) => `(typeof ${v} === 'string')`,
  schema: { type: 'string' },
  decorator: (validator, options) => validator.IsString(options),
};

const switches = new Map<string, boolean>([
  ...['1', 'true', 't', 'yes', 'y', 'on'].map((word) => [word, true] as const),
  ...['0', 'false', 'f', 'no', 'n', 'off'].map((word) => [word, false] as const),
]);
const notSwitch = new Misfit('bool_parsing', 'must be true or false');
const noSwitch = new Misfit('bool_type', 'must be true or false');

/** True or false, in the words that FastAPI knows (true, t, yes, y, on, 1 and their opposites, in any case); what a declared `boolean` means. */
export const Switch: Scalar<boolean> = {
  kind: 'scalar',
  name: 'Boolean',
  limits: 'none',
  fromText: (text) => switches.get(text.toLowerCase()) ?? notSwitch,
  fromJson(value) {
    if (typeof value === 'boolean') return value;
    if (typeof value === 'string') return Switch.fromText(value);
    if (value === 0 || value === 1) return value === 1;
    return Number.isSafeInteger(value) ? notSwitch : noSwitch;
  },
  fromStrictJson: (value) => (typeof value === 'boolean' ? value : noSwitch),
  is: (value) => typeof value === 'boolean',
  inline: (v) => `(typeof ${v} === 'boolean')`,
  schema: { type: 'boolean' },
  decorator: (validator, options) => validator.IsBoolean(options),
};

const hyphenated = '[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}';
const canonicalUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const uuid = new RegExp(`^(?:(?:urn:uuid:)?(${hyphenated})|\\{(${hyphenated})\\})$`);

/** A UUID (RFC 9562) as lower-case text with hyphens; read without hyphens, in braces and as a URN too. */
export const Uuid: Scalar<string> = {
  kind: 'scalar',
  name: 'Uuid',
  limits: 'none',
  fromText(text) {
    const match = uuid.exec(text);
    if (match !== null) return (match[1] ?? (match[2] as string)).toLowerCase();
    if (/^[0-9a-f]{32}$/i.test(text)) return text.toLowerCase().replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    return new Misfit('uuid_parsing', 'must be a UUID', {
      error: `not 32 hexadecimal digits in groups of 8-4-4-4-12, or without hyphens: ${text.length} characters`,
    });
  },
  fromJson: (value) => (typeof value === 'string' ? Uuid.fromText(value) : new Misfit('uuid_type', 'must be a UUID')),
  fromStrictJson: (value) => Uuid.fromJson(value),
  is: (value): value is string => typeof value === 'string' && canonicalUuid.test(value),
  schema: { type: 'string', format: 'uuid' },
};

/** `'a', 2 or True`, as FastAPI lists what it expects; `word` says how a boolean is written. */
export function expected(values: readonly (string | number | boolean)[], word: (value: boolean) => string = capitalised): string {
  const shown = values.map((value) =>
    typeof value === 'string' ? quoted(value) : typeof value === 'boolean' ? word(value) : String(value),
  );
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1) ?? ''}`;
}

const capitalised = (value: boolean): string => (value ? 'True' : 'False');

function quoted(text: string): string {
  return text.includes("'") && !text.includes('"') ? `"${text}"` : `'${text.replaceAll("'", "\\'")}'`;
}

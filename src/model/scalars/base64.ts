import { TenonError } from '../../core/errors.js';
import { Misfit } from '../misfit.js';
import type { Scalar } from './scalar.js';

const encoded = /^[A-Za-z0-9+/_-]*={0,2}$/;
const noBytes = new Misfit('bytes_type', 'must be bytes as base64 text');

/** The reason why text is not base64; undefined where it is. */
function flaw(text: string): string | undefined {
  if (!encoded.test(text)) return 'a character is not of the base64 alphabet';
  return text.length % 4 === 0 ? undefined : 'the padding is wrong';
}

function base64Of({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}

/**
 * Bytes, in JSON and in text as base64 (RFC 4648) with its padding, in the standard alphabet or the one for URLs; line breaks are skipped.
 * What a declared `Uint8Array` or `Buffer` means.
 */
export const Base64: Scalar<Uint8Array> = {
  kind: 'scalar',
  name: 'Base64',
  limits: 'bytes',
  fromText(text) {
    const joined = text.replace(/[\r\n]+/g, '');
    const error = flaw(joined);
    if (error !== undefined)
      return new Misfit('bytes_invalid_encoding', `must be base64: ${error}`, { encoding: 'base64', encoding_error: error });
    return Buffer.from(joined, 'base64');
  },
  fromJson(value) {
    if (typeof value === 'string') return Base64.fromText(value);
    return Base64.is(value) ? value : noBytes;
  },
  fromStrictJson: (value) => Base64.fromJson(value),
  is: (value): value is Uint8Array => value instanceof Uint8Array,
  inline: (v) => `(${v} instanceof Uint8Array)`,
  toJson: base64Of,
  schema: { type: 'string', contentEncoding: 'base64' },
};

/** The same as {@link Base64}, but sent in the alphabet for URLs (RFC 4648, section 5), with its padding, as pydantic's `ser_json_bytes="base64"` does. */
export const Base64Url: Scalar<Uint8Array> = {
  ...Base64,
  name: 'Base64Url',
  toJson: (value) => base64Of(value).replaceAll('+', '-').replaceAll('/', '_'),
  schema: { type: 'string', contentEncoding: 'base64url' },
};

const noText = new Misfit('bytes_type', 'must be text');
// What would be replaced on the way into bytes is not what was sent.
const halved = new Misfit('string_unicode', 'must be well-formed Unicode text');

/** Bytes, in JSON and in text as the UTF-8 text that they are; FastAPI's `bytes`. Throws `JSON_BYTES` where what is sent is none. */
export const Utf8: Scalar<Uint8Array> = {
  kind: 'scalar',
  name: 'Utf8',
  limits: 'bytes',
  fromText: (text) => ((text as unknown as { isWellFormed(): boolean }).isWellFormed() ? Buffer.from(text) : halved),
  fromJson(value) {
    if (typeof value === 'string') return Utf8.fromText(value);
    return Utf8.is(value) ? value : noText;
  },
  fromStrictJson: (value) => Utf8.fromJson(value),
  is: (value): value is Uint8Array => value instanceof Uint8Array,
  inline: (v) => `(${v} instanceof Uint8Array)`,
  toJson: (value) => textOfBytes(value),
  schema: { type: 'string', contentMediaType: 'application/octet-stream' },
};

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Throws `JSON_BYTES` where they are no UTF-8. */
export function textOfBytes(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw TenonError.of('JSON_BYTES', {}, { cause });
  }
}

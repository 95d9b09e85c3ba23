import { HttpException } from '../core/http-exception.js';
import { checkedForm, type FormBody } from './form-body.js';

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lineEnd = Buffer.from('\r\n');
const headEnd = Buffer.from('\r\n\r\n');
/** Bytes of the headers of one part. */
const longestHead = 8192;

/**
 * Reads the fields of a form in parts (RFC 7578). Parts with a file name are files, and left out.
 * Throws `HttpException` 400 where it is not well-formed or a field is not UTF-8.
 */
export function parseMultipart(bytes: Buffer, boundary: string): FormBody {
  if (boundary === '' || boundary.length > 70) throw broken();
  const delimiter = Buffer.from(`\r\n--${boundary}`, 'latin1');
  const first = delimiter.subarray(lineEnd.length);
  // What stands in front of the first delimiter means nothing (RFC 2046, section 5.1.1).
  let at = bytes.subarray(0, first.length).equals(first) ? first.length : afterNext(bytes, delimiter, 0);
  const pairs: [string, string][] = [];
  while (!isLast(bytes, at)) {
    const end = bytes.indexOf(delimiter, at);
    if (end === -1) throw broken();
    const field = fieldOf(bytes.subarray(afterLine(bytes, at), end));
    if (field !== undefined) pairs.push(field);
    at = end + delimiter.length;
    if (pairs.length > 1000) break;
  }
  return checkedForm(pairs);
}

function afterNext(bytes: Buffer, delimiter: Buffer, from: number): number {
  const found = bytes.indexOf(delimiter, from);
  if (found === -1) throw broken();
  return found + delimiter.length;
}

/** Behind the last delimiter stand two hyphens. */
function isLast(bytes: Buffer, at: number): boolean {
  return bytes[at] === 0x2d && bytes[at + 1] === 0x2d;
}

/** A delimiter's line may end in spaces. */
function afterLine(bytes: Buffer, at: number): number {
  let end = at;
  while (bytes[end] === 0x20 || bytes[end] === 0x09) end += 1;
  // The end of the line is also the end of an empty list of headers.
  if (bytes[end] !== 0x0d || bytes[end + 1] !== 0x0a) throw broken();
  return end;
}

/** A part with the end of line in front of it. */
function fieldOf(part: Buffer): [name: string, value: string] | undefined {
  const head = part.indexOf(headEnd);
  if (head === -1 || head > longestHead) throw broken();
  const disposition = /\r\ncontent-disposition[ \t]*:([^\r\n]*)/i.exec(text(part.subarray(0, head)))?.[1] ?? '';
  const name = /;[ \t]*name=(?:"([^"]*)"|([^;" \t]+))/i.exec(disposition);
  if (!/^[ \t]*form-data[ \t]*;/i.test(disposition) || name === null) throw broken();
  if (/;[ \t]*filename\*?=/i.test(disposition)) return undefined;
  return [unescaped(name[1] ?? (name[2] as string)), text(part.subarray(head + headEnd.length))];
}

/** Browsers write these three, and no others, in percent (WHATWG HTML, multipart/form-data encoding). */
function unescaped(name: string): string {
  return name.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n');
}

function text(bytes: Buffer): string {
  try {
    return utf8.decode(bytes);
  } catch {
    throw new HttpException(400, 'The form is not UTF-8');
  }
}

function broken(): HttpException {
  return new HttpException(400, 'The form is not well-formed multipart');
}

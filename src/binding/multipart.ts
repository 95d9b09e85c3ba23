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
  const parameters = dispositionOf(text(part.subarray(0, head)));
  const name = parameters.get('name');
  if (name === undefined) throw broken();
  if (parameters.has('filename') || parameters.has('filename*')) return undefined;
  return [unescaped(name), text(part.subarray(head + headEnd.length))];
}

/** A quote within quotes is written with a backslash by some; browsers write one in percent, and a backslash as it is. */
const parameter = /[ \t]*;[ \t]*(?:([^=;"\s]+)=(?:"((?:\\"|[^"])*)"|([^;"\s]+)))?/y;

/** The parameters of the one Content-Disposition that a part has, read strictly, so that nobody after it can read them differently. */
function dispositionOf(head: string): ReadonlyMap<string, string> {
  const [line, ...others] = head.split('\r\n').filter((one) => /^content-disposition[ \t]*:/i.test(one));
  const start = /^[^:]*:[ \t]*form-data(?=[ \t]*;)/i.exec(line ?? '')?.[0];
  if (line === undefined || start === undefined || others.length > 0) throw broken();
  const end = line.trimEnd().length;
  const parameters = new Map<string, string>();
  for (let at = start.length; at < end; at = parameter.lastIndex) {
    parameter.lastIndex = at;
    const found = parameter.exec(line);
    if (found === null) throw broken();
    const [, name, quoted, plain = ''] = found;
    if (name === undefined) continue;
    const key = name.toLowerCase();
    if (parameters.has(key)) throw broken();
    parameters.set(key, quoted?.replaceAll('\\"', '"') ?? plain);
  }
  return parameters;
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

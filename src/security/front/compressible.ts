import type { IncomingMessage, ServerResponse } from 'node:http';
import { addVary } from './before-head.js';
import { acceptedEncoding, type ContentEncoding } from './accepted-encoding.js';

/** The options of compression with everything decided. */
export interface CompressRules {
  readonly minimumSize: number;
  readonly level: number | undefined;
  readonly encodings: readonly ContentEncoding[];
  /** Media types, or `image/*`, in lower case. */
  readonly excluded: ReadonlySet<string>;
}

/** What is compressed already, and events, which must not wait for more. */
export const dense: readonly string[] = [
  ...['audio/*', 'video/*', 'image/avif', 'image/gif', 'image/heic', 'image/jp2', 'image/jpeg', 'image/jxl', 'image/png', 'image/webp'],
  ...['font/woff', 'font/woff2', 'application/gzip', 'application/zip', 'application/zstd', 'application/x-7z-compressed'],
  ...['application/x-bzip2', 'application/x-gzip', 'application/x-rar-compressed', 'application/x-xz', 'application/vnd.rar'],
  ...['text/event-stream', 'application/grpc'],
];

/**
 * Decides how an answer goes out, from its complete head, and changes the head to say so; undefined where it goes out as it is. `size`: of the body in bytes, undefined
 * for a stream. What could have been compressed varies by `Accept-Encoding` in either case.
 */
export function encodeHead(
  { headers }: IncomingMessage,
  reply: ServerResponse,
  size: number | undefined,
  rules: CompressRules,
): ContentEncoding | undefined {
  // The answer that it stands for may have been compressible (RFC 9110 section 15.4.5).
  if (reply.statusCode === 304) addVary(reply, 'Accept-Encoding');
  if (!isCompressible(reply, size, rules)) return undefined;
  addVary(reply, 'Accept-Encoding');
  const encoding = acceptedEncoding(String(headers['accept-encoding'] ?? ''), rules.encodings);
  if (encoding === undefined) return undefined;
  reply.setHeader('Content-Encoding', encoding);
  reply.removeHeader('Content-Length');
  // The bytes are others, so neither a part of them nor a strong tag (RFC 9110 section 8.8.3.3) fits both.
  reply.removeHeader('Accept-Ranges');
  const tag = reply.getHeader('etag');
  if (typeof tag === 'string' && tag.startsWith('"')) reply.setHeader('ETag', `W/${tag}`);
  return encoding;
}

const bodiless = new Set([204, 205, 206, 304]);

function isCompressible(reply: ServerResponse, size: number | undefined, { minimumSize, excluded }: CompressRules): boolean {
  const length = reply.hasHeader('content-length') ? Number(reply.getHeader('content-length')) : size;
  if (length !== undefined && length < minimumSize) return false;
  if (reply.statusCode < 200 || bodiless.has(reply.statusCode)) return false;
  if (reply.hasHeader('content-encoding') || reply.hasHeader('content-range')) return false;
  if (/(?:^|,)\s*no-transform\s*(?:,|$)/i.test(String(reply.getHeader('cache-control') ?? ''))) return false;
  const type = (String(reply.getHeader('content-type') ?? '').split(';')[0] ?? '').trim().toLowerCase();
  return type !== '' && !excluded.has(type) && !excluded.has(`${type.split('/')[0]}/*`);
}

import { HttpException } from '../../core/http-exception.js';

/** What a limit may answer, for the document. */
export const tooManyRefusals: Readonly<Record<number, string>> = { 429: 'Too Many Requests', 503: 'Service Unavailable' };

/** The answer to whoever is over a limit (RFC 6585, section 4), who may come back in so many seconds. */
export function tooMany(seconds: number): HttpException {
  return new HttpException(429, undefined, { headers: { 'Retry-After': String(Math.max(1, seconds)) } });
}

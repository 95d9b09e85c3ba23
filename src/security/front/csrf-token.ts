import type { IncomingMessage, ServerResponse } from 'node:http';
import { parseCookies } from '../../binding/cookies.js';
import { setCookieField } from '../../routing/responses/set-cookie.js';
import { randomToken, safeEqual } from '../secrets/digests.js';

/** Where the two halves of a double-submitted token are. */
export interface CsrfTokenOptions {
  /** The cookie, which a page of ours reads. `__Host-csrf` if nothing is said. */
  readonly cookie?: string;
  /** The header in which it sends the same value. `x-csrf-token` if nothing is said. */
  readonly header?: string;
}

/** The same with everything decided; the header in lower case. */
export type CsrfToken = Required<CsrfTokenOptions>;

const shortest = 32;

/** Whether the header of a request repeats its cookie. What is too short was not made by us. */
export function repeatsToken({ headers }: IncomingMessage, { cookie, header }: CsrfToken): boolean {
  const kept = parseCookies(headers.cookie)[cookie];
  const sent = headers[header];
  if (kept === undefined || typeof sent !== 'string' || kept.length < shortest) return false;
  return safeEqual(kept, sent);
}

/** Gives a client the cookie if it has none yet: 256 random bits that a script of the same origin can read, and no other host can set. */
export function giveToken({ headers }: IncomingMessage, reply: ServerResponse, { cookie }: CsrfToken): void {
  if (parseCookies(headers.cookie)[cookie] !== undefined) return;
  reply.appendHeader('set-cookie', setCookieField(cookie, randomToken(), { secure: true, sameSite: 'lax' }));
}

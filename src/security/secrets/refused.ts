import { Dependency, dependency, type Inputs } from '../../container/dependency.js';
import type { Wish } from '../../container/need.js';
import { HttpException } from '../../core/http-exception.js';
import { absence } from '../schemes/absence.js';
import { MESSAGE } from '../../routing/seeds.js';

/** What the verifying schemes of this folder have in common of their options. */
export interface VerifyingOptions {
  /** The protection space (RFC 9110, section 11.5), in printable ASCII; `api` if nothing is said. */
  readonly realm?: string;
  /** What the document calls the scheme. */
  readonly schemeName?: string;
  /** In Markdown, for the document. */
  readonly description?: string;
  /** `false`: a request without credentials goes on, and the scheme is worth `undefined`. Credentials that are wrong are refused all the same. */
  readonly autoError?: boolean;
}

/** What a scheme's own function is given beside the credentials. */
export type Wishes = Readonly<Record<string, Wish>>;

/** Nothing but the credentials. */
export type NoWishes = Readonly<Record<never, Wish>>;

/** All that a scheme's own function asks for, as one thing among the inputs of the scheme. */
export function toolsOf<I extends Wishes>(inputs: I | undefined, of: string): Dependency<Inputs<I>> {
  return new Dependency<Inputs<I>>(inputs ?? {}, (given: unknown) => given, { name: `inputs of ${of}` });
}

/** What a function of the application says where there is nobody. */
export type Nobody = false | undefined | null;

/** Whether there is nobody: `false` is the "no" of whoever only asks whether credentials are right. */
export function isNobody(found: unknown): found is Nobody {
  return found === undefined || found === null || found === false;
}

/** Every line of a header, in any case of its name; undefined where there is none. Not an input: nothing of it is to be validated, or documented. */
export function linesOf(name: string): Dependency<readonly string[] | undefined> {
  const key = name.toLowerCase();
  return dependency({ message: MESSAGE }, ({ message }) => message.headersDistinct[key], { name: `header ${name}` });
}

/** The refusal of a request: without credentials, or with wrong ones. Which part of them is wrong is nobody's business. */
export function refused(why: 'absent' | 'invalid', challenge: string): HttpException {
  const headers = { 'WWW-Authenticate': challenge };
  return why === 'absent'
    ? absence(new HttpException(401, 'Not authenticated', { headers }))
    : new HttpException(401, 'Invalid credentials', { headers });
}

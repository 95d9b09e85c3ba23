import type { Inputs } from '../../container/dependency.js';
import type { Awaitable } from '../../core/types.js';
import type { SecuritySchemeOptions } from '../schemes/security-scheme.js';
import type { Nobody } from '../secrets/refused.js';
import type { DigestAlgorithm } from './algorithms.js';
import type { DigestCounts } from './counts.js';

/** What is stored of a password: for each algorithm what `digestHash` of `tenon/security` made of it. */
export type DigestHashes = { readonly [A in DigestAlgorithm]?: string };

/** What a Digest can be held against: the password, or better what is stored of it. */
export type DigestSecret = string | DigestHashes;

/** A user who was found: what the credentials are held against, and what they are worth. */
export interface DigestAccount<P = unknown> {
  readonly secret: DigestSecret;
  /** The value of the scheme; `undefined`, `null` or `false` for somebody who is not to be let in. */
  readonly principal: P;
}

/** What a look-up gives; nothing for a user that there is not. */
export type DigestFound = DigestSecret | DigestAccount | Nobody;

/** What the credentials are worth where the look-up gives nothing but a secret. */
export interface DigestPrincipal {
  readonly username: string;
}

/** The principal that belongs to what a look-up returns. */
export type DigestPrincipalOf<R> =
  Exclude<Awaited<R>, Nobody> extends infer F ? (F extends { readonly principal: infer P } ? Exclude<P, Nobody> : DigestPrincipal) : never;

/** What `digestAuth` takes, wherever the users are. */
export interface DigestAuthOptions<A extends boolean = boolean> extends SecuritySchemeOptions {
  /** Which users and passwords are asked for; shown to people, and part of every stored hash. Printable ASCII. */
  readonly realm: string;
  /** What is offered, the preferred one first; `['SHA-256']` if nothing is said. */
  readonly algorithms?: readonly DigestAlgorithm[];
  /** For how many seconds a nonce is good, 1 or more; 300 if nothing is said. */
  readonly nonceLifetime?: number;
  /** What nonces are signed with, 32 bytes or more; random for every process if nothing is said, so that a nonce is good in its process only. */
  readonly secret?: string;
  /** What clients send back as it is; made of the secret if nothing is said. */
  readonly opaque?: string;
  /** Remembers how often a nonce was used; in memory if nothing is said. */
  readonly counts?: DigestCounts;
  /** Of how many nonces in use the counts are remembered in memory, 1 or more; 10 000 if nothing is said. */
  readonly rememberedNonces?: number;
  /** `false`: a request without credentials goes on, and the scheme is worth `undefined`. What is sent and wrong is refused all the same. */
  readonly autoError?: A;
}

/** {@link DigestAuthOptions} with the users in them. */
export interface DigestUsersOptions<A extends boolean = boolean> extends DigestAuthOptions<A> {
  /** The secret of each user, by name. */
  readonly users: Readonly<Record<string, DigestSecret>>;
}

/** {@link DigestAuthOptions} with a look-up. */
export interface DigestLookupOptions<I, R, A extends boolean = boolean> extends DigestAuthOptions<A> {
  /** What the look-up needs, as for `dependency`. */
  readonly inputs?: I;
  /** Finds a user by name. It is called with names of users that there are not, too, and should take as long for them. */
  readonly secretOf: (inputs: Inputs<I>, username: string) => R;
}

/** A look-up about which nothing is known but what it gives. */
export type FindDigestUser = (inputs: unknown, username: string) => Awaitable<DigestFound>;

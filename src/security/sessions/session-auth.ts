import type { Awaitable } from '../../core/types.js';
import { AuditTrail } from '../../routing/audit/audit-trail.js';
import { aFunction, anObject, checkOptions, type Rules } from '../option-checks.js';
import { challengeOf } from '../schemes/challenge.js';
import { SecurityScheme } from '../schemes/security-scheme.js';
import { verifyingRules } from '../secrets/verifying-rules.js';
import { isNobody, refused, type Nobody, type VerifyingOptions } from '../secrets/refused.js';
import type { Session } from './session.js';
import type { SessionDependency } from './sessions.js';

/** What {@link sessionAuth} takes. */
export interface SessionAuthOptions<T extends object, P> extends VerifyingOptions {
  /** What {@link sessions} made. */
  readonly session: SessionDependency<T>;
  /** Who it is, by the data of the session; `undefined`, `null` or `false` for nobody, who is refused. */
  readonly principal: (data: Partial<T>) => Awaitable<P | Nobody>;
}

const rules: Rules<SessionAuthOptions<object, unknown>> = { ...verifyingRules, session: anObject, principal: aFunction };

/**
 * Somebody who is signed in by a session, worth what `principal` makes of its data. In the document it is an API key in the session's cookie. No session, one that does
 * not hold, or one of nobody, is a 401 with `ApiKey realm="...", in="cookie", name="__Host-session"`; with `autoError: false` it is undefined. `schemeName` is
 * `sessionAuth` if nothing is said. A browser sends the cookie by itself, so routes that change something need `csrf()` as well.
 *
 * Throws `SCHEME_CHALLENGE_INVALID` for a realm that is not printable ASCII, `OPTION_INVALID` and `OPTION_UNKNOWN`.
 *
 * @example
 * const signedIn = sessionAuth({ session, principal: ({ userId }) => userId });
 */
export function sessionAuth<T extends object, P>(
  options: SessionAuthOptions<T, P> & { readonly autoError?: true },
): SecurityScheme<Exclude<P, Nobody>>;
export function sessionAuth<T extends object, P>(options: SessionAuthOptions<T, P>): SecurityScheme<Exclude<P, Nobody> | undefined>;
export function sessionAuth<T extends object, P>(options: SessionAuthOptions<T, P>): SecurityScheme<unknown> {
  checkOptions<object>('sessionAuth()', options, rules);
  const { session, principal, realm = 'api', schemeName = 'sessionAuth', description, autoError = true } = options;
  const { cookieName: name } = session;
  const challenge = `${challengeOf('sessionAuth', 'ApiKey', realm)}, in="cookie", name="${name}"`;
  const definition = { type: 'apiKey', ...(description !== undefined && { description }), in: 'cookie', name } as const;
  const facts = { schemeName, definition, challenge: autoError ? challenge : undefined, isOptional: !autoError };
  return new SecurityScheme(facts, { session, trail: AuditTrail }, async ({ session: { data }, trail }: Asked<T>) => {
    const said = await principal(data);
    const found = isNobody(said) ? undefined : said;
    if (found === undefined && autoError) throw refused('absent', challenge);
    if (found !== undefined) trail.authenticated(nameOf(found), schemeName);
    return found;
  });
}

interface Asked<T> {
  readonly session: Session<T & object>;
  readonly trail: AuditTrail;
}

/** Who a session is of, where that is an id or a name; its own id is a credential. */
function nameOf(principal: unknown): string {
  return typeof principal === 'string' || typeof principal === 'number' ? String(principal) : 'a session';
}

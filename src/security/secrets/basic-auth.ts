import type { Inputs } from '../../container/dependency.js';
import type { Awaitable } from '../../core/types.js';
import { AuditTrail } from '../../routing/audit/audit-trail.js';
import { challengeOf } from '../schemes/challenge.js';
import { aFunction, anObject, checkOptions, requireOptions, type Rules } from '../option-checks.js';
import { SecurityScheme } from '../schemes/security-scheme.js';
import { basicCredentials } from './basic-credentials.js';
import { verifyingRules } from './verifying-rules.js';
import { isNobody, linesOf, refused, toolsOf, type Nobody, type VerifyingOptions, type NoWishes, type Wishes } from './refused.js';

/** What {@link basicAuth} takes. */
export interface BasicAuthOptions<I extends Wishes, T> extends VerifyingOptions {
  /** What `verify` needs: classes, tokens, dependencies, inputs of the request, as in {@link dependency}. */
  readonly inputs?: I;
  /**
   * Who has this name and this password; `undefined`, `null` or `false` for nobody, which is refused. It should take as long for a name that nobody has as for a wrong
   * password: `verifyPassword(password, user?.passwordHash)` of `tenon/security` does.
   */
  readonly verify: (username: string, password: string, inputs: Inputs<I>) => Awaitable<T | Nobody>;
}

const rules: Rules<BasicAuthOptions<NoWishes, unknown>> = { ...verifyingRules, inputs: anObject, verify: aFunction };

/**
 * HTTP Basic that checks the credentials itself (RFC 7617), worth what `verify` finds. Anything but a name and a password that `verify` knows is a 401 with
 * `Basic realm="...", charset="UTF-8"`: no credentials, another scheme, a repeated header, what is no base64, no UTF-8, has no colon or has control
 * characters. The answer is the same for an unknown name and a wrong password. `schemeName` is `basicAuth` if nothing is said.
 *
 * Throws `SCHEME_CHALLENGE_INVALID` for a realm that is not printable ASCII, `OPTION_INVALID` and `OPTION_UNKNOWN`.
 *
 * @example
 * const staff = basicAuth({ realm: 'staff', inputs: { users: Users }, verify: (name, password, { users }) => users.withPassword(name, password) });
 */
export function basicAuth<const I extends Wishes = NoWishes, T = unknown>(
  options: BasicAuthOptions<I, T> & { readonly autoError?: true },
): SecurityScheme<Exclude<T, Nobody>>;
export function basicAuth<const I extends Wishes = NoWishes, T = unknown>(
  options: BasicAuthOptions<I, T>,
): SecurityScheme<Exclude<T, Nobody> | undefined>;
export function basicAuth<I extends Wishes, T>(options: BasicAuthOptions<I, T>): SecurityScheme<T | undefined> {
  checkOptions<object>('basicAuth()', options, rules);
  requireOptions('basicAuth()', options, rules, 'verify');
  const { realm, schemeName = 'basicAuth', description, autoError = true, verify } = options;
  const challenge = `${challengeOf('basicAuth', 'Basic', realm || 'api')}, charset="UTF-8"`;
  const definition = { type: 'http', ...(description !== undefined && { description }), scheme: 'basic' } as const;
  const inputs = { lines: linesOf('Authorization'), tools: toolsOf(options.inputs, schemeName), trail: AuditTrail };
  return new SecurityScheme<T | undefined>(
    { schemeName, definition, challenge, isOptional: !autoError },
    inputs,
    async ({ lines, tools, trail }: Inputs<typeof inputs>): Promise<T | undefined> => {
      const credentials = basicCredentials(lines);
      if (credentials === 'absent' && !autoError) return undefined;
      if (credentials === 'absent' || credentials === 'invalid') throw refused(credentials, challenge);
      const principal = await verify(credentials.username, credentials.password, tools);
      if (isNobody(principal)) throw refused('invalid', challenge);
      trail.authenticated(credentials.username, schemeName);
      return principal;
    },
  );
}

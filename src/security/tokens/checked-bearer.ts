import { Dependency } from '../../container/dependency.js';
import { AuditTrail } from '../../routing/audit/audit-trail.js';
import { SecurityScopes } from '../../container/security-scopes.js';
import type { Awaitable } from '../../core/types.js';
import type { SecuritySchemeObject } from '../schemes/security-scheme-object.js';
import { SecurityScheme } from '../schemes/security-scheme.js';
import type { BearerOptions } from './bearer-options.js';
import { BearerRefusals } from './bearer-refusals.js';
import { TokenError } from './token-error.js';
import { malformed, tokenPlace, type SentToken, type TokenPlace } from './token-place.js';

/** How one kind of tokens is checked. */
interface BearerPlan<P> {
  /** The function that makes the scheme, for errors, and its name in the document. */
  readonly by: string;
  readonly bearerFormat: string | undefined;
  /** Throws, or rejects with, {@link TokenError}. */
  readonly check: (token: string) => Awaitable<P>;
  /** Whether `check` never answers with a promise. */
  readonly isImmediate: boolean;
}

/** Whom a token speaks for, and what it grants. */
interface Spoken {
  readonly subject: string | undefined;
  readonly scopes: readonly string[];
}

type Outcome<P> = P | Exclude<SentToken, string> | TokenError;

/**
 * A scheme that checks bearer tokens: a token is checked once in a request, for whatever scopes it is asked for; what it grants is compared with the scopes
 * in each place that asks.
 */
export function checkedBearer<P extends Spoken>(plan: BearerPlan<P>, options: BearerOptions): SecurityScheme<P | undefined> {
  const { by, bearerFormat } = plan;
  const place = tokenPlace(by, options, bearerFormat);
  const refusals = new BearerRefusals(by, options);
  const { schemeName = place.schemeName ?? by, description, autoError = true } = options;
  const definition: SecuritySchemeObject = { ...place.definition, ...(description !== undefined && { description }) };
  const { status, challenge } = refusals;
  const inputs = { outcome: outcomeOf(plan, place, schemeName), asked: SecurityScopes };
  return new SecurityScheme<P | undefined>(
    { schemeName, definition, challenge, status, isOptional: !autoError },
    inputs,
    ({ outcome, asked }: { readonly outcome: Outcome<P>; readonly asked: SecurityScopes }): P | undefined => {
      if (outcome === undefined && !autoError && asked.scopes.length === 0) return undefined;
      if (outcome === undefined) throw refusals.absent(asked);
      if (outcome === malformed) throw refusals.malformed();
      if (outcome instanceof TokenError) throw refusals.notTaken(outcome, asked);
      for (const scope of asked.scopes) if (!outcome.scopes.includes(scope)) throw refusals.lacking(asked);
      return outcome;
    },
  );
}

type Given = { readonly trail: AuditTrail };

/** What became of the token; no error, for the answer depends on who asks. */
function outcomeOf<P extends Spoken>({ check, isImmediate }: BearerPlan<P>, place: TokenPlace, schemeName: string): Dependency<Outcome<P>> {
  const told = (trail: AuditTrail, principal: P): P => {
    trail.authenticated(principal.subject ?? 'a token without a subject', schemeName);
    return principal;
  };
  const judgeNow = ({ trail, ...given }: Given): Outcome<P> => {
    const token = place.sent(given as never);
    if (typeof token !== 'string') return token;
    try {
      return told(trail, check(token) as P);
    } catch (error) {
      return faultOf(error);
    }
  };
  const judge = async ({ trail, ...given }: Given): Promise<Outcome<P>> => {
    const token = place.sent(given as never);
    if (typeof token !== 'string') return token;
    try {
      return told(trail, await check(token));
    } catch (error) {
      return faultOf(error);
    }
  };
  return new Dependency<Outcome<P>>({ ...place.inputs, trail: AuditTrail }, isImmediate ? judgeNow : judge, {
    name: `token of ${schemeName}`,
  });
}

function faultOf(error: unknown): TokenError {
  if (error instanceof TokenError) return error;
  throw error;
}

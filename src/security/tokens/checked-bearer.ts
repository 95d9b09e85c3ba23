import { Dependency, type Inputs } from '../../container/dependency.js';
import { AuditTrail } from '../../routing/audit/audit-trail.js';
import { SecurityScopes } from '../../container/security-scopes.js';
import type { Awaitable } from '../../core/types.js';
import { MESSAGE } from '../../routing/seeds.js';
import type { SecuritySchemeObject } from '../schemes/security-scheme-object.js';
import { SecurityScheme } from '../schemes/security-scheme.js';
import type { BearerOptions } from './bearer-options.js';
import { BearerRefusals } from './bearer-refusals.js';
import { TokenError } from './token-error.js';
import { bearerToken, malformed, noToken, tokenPlace, type SentToken } from './token-place.js';

/** How one kind of tokens is checked. */
interface BearerPlan<P> {
  /** The function that makes the scheme, for errors, and its name in the document. */
  readonly by: string;
  readonly bearerFormat: string | undefined;
  /** Throws, or rejects with, {@link TokenError}. */
  readonly check: (token: string) => Awaitable<P>;
  /** Whether `check` never answers with a promise. */
  readonly isImmediate: boolean;
  /** Whether the issuer may have to be asked, who may not answer. */
  readonly asksIssuer: boolean;
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
  const answers = new BearerRefusals(by, options);
  const { schemeName = place.schemeName ?? by, description, autoError = true } = options;
  const definition: SecuritySchemeObject = { ...place.definition, ...(description !== undefined && { description }) };
  const { status, challenge } = answers;
  const refusals: Record<number, string> = {};
  // What another scheme hands over is a token, whatever it looks like.
  if (place.scheme === undefined) refusals[400] = 'The credentials are malformed';
  if (plan.asksIssuer) refusals[503] = 'The token cannot be judged at the moment';
  const facts = { schemeName, definition, challenge, status, isOptional: !autoError, refusals };
  const answer = (outcome: Outcome<P>, asked: SecurityScopes): P | undefined => {
    if (outcome === undefined && !autoError && asked.scopes.length === 0) return undefined;
    if (outcome === undefined) throw answers.absent(asked);
    if (outcome === malformed) throw answers.malformed();
    if (outcome instanceof TokenError) throw answers.notTaken(outcome, asked);
    for (const scope of asked.scopes) if (!outcome.scopes.includes(scope)) throw answers.lacking(asked);
    return outcome;
  };
  if (place.scheme === undefined) {
    const inputs = { outcome: outcomeOf(plan, schemeName), asked: SecurityScopes };
    return new SecurityScheme(facts, inputs, ({ outcome, asked }: Inputs<typeof inputs>) => answer(outcome, asked));
  }
  const inputs = { sent: place.scheme, judge: judgeOf(plan, place.scheme, schemeName), asked: SecurityScopes };
  return new SecurityScheme(facts, inputs, async ({ sent, judge, asked }: Inputs<typeof inputs>) => answer(await judge(sent), asked));
}

/** What became of the token of `Authorization`; no error, for the answer depends on who asks. */
function outcomeOf<P extends Spoken>({ check, isImmediate }: BearerPlan<P>, schemeName: string): Dependency<Outcome<P>> {
  const inputs = { request: MESSAGE, trail: AuditTrail };
  const judgeNow = ({ request, trail }: Inputs<typeof inputs>): Outcome<P> => {
    const token = bearerToken(request);
    if (typeof token !== 'string') return token;
    try {
      return told(trail, check(token) as P, schemeName);
    } catch (error) {
      return faultOf(error);
    }
  };
  const judge = async ({ request, trail }: Inputs<typeof inputs>): Promise<Outcome<P>> => {
    const token = bearerToken(request);
    return typeof token === 'string' ? judged(check, token, trail, schemeName) : token;
  };
  return new Dependency<Outcome<P>>(inputs, isImmediate ? judgeNow : judge, { name: `token of ${schemeName}` });
}

type Judge<P> = (sent: unknown) => Promise<Outcome<P>>;

/** The same for what another scheme hands over, once in a request. That scheme is none of its inputs: it may refuse, and who asks for several decides what comes of that. */
function judgeOf<P extends Spoken>({ by, check }: BearerPlan<P>, scheme: SecurityScheme, schemeName: string): Dependency<Judge<P>> {
  const inputs = { trail: AuditTrail };
  const judge = ({ trail }: Inputs<typeof inputs>): Judge<P> => {
    let last: { readonly token: string; readonly outcome: Promise<Outcome<P>> } | undefined;
    return async (sent) => {
      if (sent === undefined) return undefined;
      if (typeof sent !== 'string') throw noToken(by, scheme, sent);
      if (last?.token !== sent) last = { token: sent, outcome: judged(check, sent, trail, schemeName) };
      return last.outcome;
    };
  };
  return new Dependency<Judge<P>>(inputs, judge, { name: `token of ${schemeName}` });
}

async function judged<P extends Spoken>(check: BearerPlan<P>['check'], token: string, trail: AuditTrail, by: string): Promise<Outcome<P>> {
  try {
    return told(trail, await check(token), by);
  } catch (error) {
    return faultOf(error);
  }
}

function told<P extends Spoken>(trail: AuditTrail, principal: P, schemeName: string): P {
  trail.authenticated(principal.subject ?? 'a token without a subject', schemeName);
  return principal;
}

function faultOf(error: unknown): TokenError {
  if (error instanceof TokenError) return error;
  throw error;
}

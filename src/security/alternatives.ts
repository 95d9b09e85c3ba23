import { isGenerator } from '../container/definition.js';
import { Dependency } from '../container/dependency.js';
import { isWanted, type Wish } from '../container/need.js';
import { SecurityScopes } from '../container/security-scopes.js';
import { TenonError } from '../core/errors.js';
import { fieldOf, HttpException } from '../core/http-exception.js';
import { shown } from '../core/shown.js';
import { absence, isAbsence } from './schemes/absence.js';
import { SecurityScheme } from './schemes/security-scheme.js';

/** What tells who asks: a scheme, several of which any one will do, or several that are all asked for. */
export type Authentication<T = unknown> = SecurityScheme<T> | AnyOf<T> | AllOf<T>;

type WorthOf<A> = A extends Dependency<infer T> ? T : never;

/** Schemes of which any one will do; made by {@link anyOf}. */
export class AnyOf<T = unknown> extends Dependency<T> {
  constructor(readonly parts: readonly Authentication[]) {
    const attempts = checkedParts('anyOf()', parts).map(attemptOf);
    const inputs = Object.fromEntries(attempts.flatMap((one, i) => Object.entries(one.inputs).map(([key, wish]) => [`${i}.${key}`, wish])));
    super(inputs, async (values: Values) => firstOf(attempts, values), { name: parts.map(({ name }) => name).join(' or ') });
  }

  override get authenticates(): boolean {
    return true;
  }

  override get demands(): boolean {
    return this.parts.every((part) => part.demands);
  }

  override get looksAtScopes(): boolean {
    return looksAtScopes(this);
  }
}

/** Schemes that are all asked for; made by {@link allOf}. */
export class AllOf<T = unknown> extends Dependency<T> {
  constructor(readonly parts: readonly Authentication[]) {
    checkedParts('allOf()', parts);
    const inputs = Object.fromEntries(parts.map((part, i) => [String(i), part]));
    super(inputs, (values: Values) => parts.map((part, i) => letIn(part, values[i])), {
      name: parts.map(({ name }) => name).join(' and '),
    });
  }

  override get authenticates(): boolean {
    return true;
  }

  override get demands(): boolean {
    return this.parts.some((part) => part.demands);
  }
}

/** Throws `SCHEMES_EXPECTED` for what cannot be tried: nothing at all, what is no scheme, and one that is a generator. */
function checkedParts(by: string, parts: readonly Authentication[]): readonly Authentication[] {
  const isFit = (part: unknown): boolean => isAuthentication(part) && !isGenerator(part.call);
  const unfit = parts.find((part) => !isFit(part)) as unknown;
  if (parts.length === 0 || !parts.every(isFit))
    throw TenonError.of('SCHEMES_EXPECTED', { by, given: parts.length === 0 ? undefined : shown(unfit) });
  return parts;
}

/** Whether the scopes that are asked for are looked at whichever of its parts lets a request in. */
function looksAtScopes(one: Authentication): boolean {
  if (one instanceof AnyOf) return one.parts.every(looksAtScopes);
  if (one instanceof AllOf) return one.parts.some(looksAtScopes);
  return takesScopes(one);
}

function takesScopes({ inputs }: Dependency): boolean {
  const targets = Object.values(inputs).map((wish) => (isWanted(wish) ? wish.token : wish) as unknown);
  return targets.some((target) => target === SecurityScopes || (target instanceof Dependency && takesScopes(target)));
}

/**
 * Any one of several schemes will do: they are tried in order, and the value is that of the first whose credentials are good. The document says the same
 * (OpenAPI 3.1 section 4.8.32): one alternative for each.
 *
 * Where none will do, the refusal that says most is answered: 403 before 400 before 401, with the challenges of all (RFC 9110 section 11.6.1).
 * A scheme with `autoError: false` among them makes credentials optional. In a test, override the whole of it.
 *
 * @example
 * const caller = anyOf(jwtBearer({ issuer, audience, algorithms: ['ES256'], jwksUri }), apiKeyAuth({ name: 'X-API-Key', keys }));
 */
export function anyOf<const P extends readonly Authentication[]>(...parts: P): AnyOf<WorthOf<P[number]>> {
  return new AnyOf(parts);
}

/**
 * All of several schemes are asked for; the value is a list with theirs, in order. Within {@link anyOf} it is an alternative of its own.
 *
 * @example
 * const operator = anyOf(allOf(badge, shift), masterKey);
 */
export function allOf<const P extends readonly Authentication[]>(...parts: P): AllOf<{ -readonly [I in keyof P]: WorthOf<P[I]> }> {
  return new AllOf(parts);
}

type Values = Readonly<Record<string, unknown>>;

/** A scheme that can be tried: what it takes, without the schemes that it is made of, which are tried with it. */
interface Attempt {
  readonly inputs: Readonly<Record<string, Wish>>;
  readonly run: (values: Values) => Promise<unknown>;
}

/** A refusal must not end the request, so what may refuse is called from here instead of by the container. */
function attemptOf(one: Authentication): Attempt {
  const { inputs, call } = one;
  const inner = Object.entries(inputs).map(([key, wish]) => ({ key, wish, attempt: isAuthentication(wish) ? attemptOf(wish) : undefined }));
  const flat = inner.flatMap(({ key, wish, attempt }) =>
    attempt === undefined
      ? [[key, wish] as const]
      : Object.entries(attempt.inputs).map(([below, one]) => [`${key}.${below}`, one] as const),
  );
  const run = async (values: Values): Promise<unknown> => {
    const own: Record<string, unknown> = {};
    for (const { key, attempt } of inner) own[key] = attempt === undefined ? values[key] : await attempt.run(below(values, key));
    const value = letIn(one, await call(own));
    // Of several that may all be left out, and are, nothing is known.
    return one instanceof AllOf && (value as unknown[]).every((part) => part === undefined || part === null) ? undefined : value;
  };
  return { inputs: Object.fromEntries(flat), run };
}

/** What a part is worth. `false`, the "no" of a scheme that does not refuse by itself, lets nobody in. */
function letIn(one: Authentication, value: unknown): unknown {
  if (value !== false) return value;
  const challenge = one instanceof SecurityScheme ? one.challenge : undefined;
  throw new HttpException(401, 'Invalid credentials', { headers: challenge === undefined ? {} : { 'WWW-Authenticate': challenge } });
}

function isAuthentication(wish: unknown): wish is Authentication {
  return wish instanceof SecurityScheme || wish instanceof AnyOf || wish instanceof AllOf;
}

function below(values: Values, key: string): Values {
  const start = `${key}.`;
  const own = Object.entries(values).filter(([name]) => name.startsWith(start));
  return Object.fromEntries(own.map(([name, value]) => [name.slice(start.length), value]));
}

async function firstOf(attempts: readonly Attempt[], values: Values): Promise<unknown> {
  const refusals: HttpException[] = [];
  let isOptional = false;
  for (const [i, { run }] of attempts.entries()) {
    try {
      const value = await run(below(values, String(i)));
      if (value !== undefined && value !== null) return value;
      isOptional = true;
    } catch (error) {
      if (!(error instanceof HttpException) || !tellsMost.includes(error.status)) throw error;
      refusals.push(error);
    }
  }
  // Credentials that are no good are refused, whatever may be left out.
  if (isOptional && refusals.every(isAbsence)) return undefined;
  throw together(refusals);
}

/** What an attempt may refuse with, the most telling last: where nobody could judge it is not the credentials' fault. */
const tellsMost = [401, 400, 403, 503];

/** Want of credentials says least. */
function together(refusals: readonly HttpException[]): HttpException {
  const ranks = refusals.map((one) => (isAbsence(one) ? -1 : tellsMost.indexOf(one.status)));
  const first = refusals[ranks.indexOf(Math.max(...ranks))] as HttpException;
  if (first.status !== 401) return first;
  const challenges = refusals.flatMap((one) => fieldOf(one, 'www-authenticate'));
  const others = Object.entries(first.headers).filter(([name]) => name.toLowerCase() !== 'www-authenticate');
  const headers = { ...Object.fromEntries(others), 'WWW-Authenticate': [...new Set(challenges)] };
  const refusal = new HttpException(401, first.detail, { headers });
  return refusals.every(isAbsence) ? absence(refusal) : refusal;
}

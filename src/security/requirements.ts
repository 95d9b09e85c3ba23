import { isDeepStrictEqual } from 'node:util';
import { askedDependencies, type AskedDependency } from '../container/declared-dependencies.js';
import type { Dependency } from '../container/dependency.js';
import type { LinkedBinding } from '../container/linked.js';
import type { EntrySpec } from '../container/planner.js';
import { AllOf, AnyOf, type Authentication } from './alternatives.js';
import { SecurityScheme } from './schemes/security-scheme.js';

/** The scopes that are asked for of each scheme, by its name: a Security Requirement Object (OpenAPI 3.1, section 4.8.32). */
export type Requirement = Readonly<Record<string, readonly string[]>>;

/** What a route asks of whoever uses it. */
export interface AskedSecurity {
  /** Each once, in the order in which they are met. */
  readonly schemes: readonly SecurityScheme[];
  /** Whether nobody gets in without credentials. */
  readonly isRequired: boolean;
  /** Any one of these has to be met. */
  readonly requirements: readonly Requirement[];
  /** Every scope that is asked for. */
  readonly scopes: readonly string[];
  /** What else may be answered by what the tree holds. */
  readonly refusals: readonly Refusal[];
}

/** An answer in place of the handler's. */
export interface Refusal {
  readonly status: string;
  readonly description: string;
}

/** What the tree of a linked route asks for, as it was declared: what a test has replaced counts as what it replaced. */
export function securityOf(spec: EntrySpec, byKey: ReadonlyMap<symbol, readonly LinkedBinding[]>): AskedSecurity {
  const all = askedDependencies(spec, byKey);
  const asked = all.flatMap(({ dependency, scopes }) =>
    dependency instanceof SecurityScheme || dependency instanceof AnyOf ? [{ dependency, scopes }] : [],
  );
  const schemes = [...new Set(asked.flatMap(({ dependency }) => partsOf(dependency)))];
  const refusals = refusalsOf([...all.map(({ dependency }) => dependency), ...schemes]);
  const scopes = [...new Set(asked.flatMap((one) => one.scopes))];
  const isRequired = asked.some(({ dependency }) => dependency.demands);
  return { schemes, scopes, refusals, isRequired, requirements: schemes.length === 0 ? [] : requirementsOf(asked) };
}

/** Each once, whoever may refuse so. */
function refusalsOf(dependencies: readonly Dependency[]): Refusal[] {
  const all = [...new Set(dependencies)].flatMap(({ options: { refusals = {} } }) => Object.entries(refusals));
  const told = new Map(all.map(([status, description]) => [`${status} ${description}`, { status, description }]));
  return [...told.values()];
}

function partsOf(one: Authentication): SecurityScheme[] {
  return one instanceof SecurityScheme ? [one] : one.parts.flatMap(partsOf);
}

/** Every scheme that a container holds, whoever asks for it. */
export function schemesIn(bindings: readonly LinkedBinding[]): SecurityScheme[] {
  return bindings.flatMap(({ definition: { token } }) => (token instanceof SecurityScheme || token instanceof AnyOf ? partsOf(token) : []));
}

type Asked = AskedDependency & { readonly dependency: SecurityScheme | AnyOf };

/**
 * All that may refuse a request are asked for together, so they stand in one requirement. Of single schemes that let a request without credentials
 * pass any one will do, as in FastAPI's documents.
 */
function requirementsOf(asked: readonly Asked[]): Requirement[] {
  const isOptional = ({ dependency }: Asked): boolean => dependency instanceof SecurityScheme && !dependency.demands;
  const alternatives = ({ dependency, scopes }: Asked): Requirement[] => alternativesOf(dependency, scopes);
  const optional = asked.filter(isOptional).flatMap(alternatives);
  const required = asked.filter((one) => !isOptional(one)).map(alternatives);
  const all = together(optional.length === 0 ? required : [...required, optional]);
  // Two schemes of one name are one in the document.
  return all.filter((one, i) => all.findIndex((other) => isDeepStrictEqual(one, other)) === i);
}

function alternativesOf(one: Authentication, scopes: readonly string[]): Requirement[] {
  if (one instanceof SecurityScheme) return [{ [one.schemeName]: scopes }];
  const parts = one.parts.map((part) => alternativesOf(part, scopes));
  if (one instanceof AllOf) return together(parts);
  return one.demands ? parts.flat() : [...parts.flat(), {}];
}

/** One alternative of each, in every way in which they go together. */
function together(parts: readonly (readonly Requirement[])[]): Requirement[] {
  let found: Requirement[] = [{}];
  for (const alternatives of parts) found = found.flatMap((one) => alternatives.map((other) => merged(one, other)));
  return found;
}

function merged(one: Requirement, other: Requirement): Requirement {
  const both = Object.entries(other).map(([name, scopes]) => [name, [...new Set([...(one[name] ?? []), ...scopes])]] as const);
  return { ...one, ...Object.fromEntries(both) };
}

/** The same for who cannot be told of client certificates. */
export function withoutMutualTls({ schemes, requirements, ...others }: AskedSecurity): AskedSecurity {
  const kept = schemes.filter(({ definition }) => definition.type !== 'mutualTLS');
  const names = new Set(kept.map(({ schemeName }) => schemeName));
  const shorter = requirements.map((one) => Object.fromEntries(Object.entries(one).filter(([name]) => names.has(name))));
  return { ...others, schemes: kept, requirements: kept.length === 0 ? [] : shorter };
}

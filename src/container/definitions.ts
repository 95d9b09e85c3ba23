import { problem, type Problem } from '../core/errors.js';
import { isThenable, type AnyFunction, type Constructor } from '../core/types.js';
import { classNeeds } from './class-definition.js';
import { isAsync, isGenerator, type Definition, type Make } from './definition.js';
import { Dependency } from './dependency.js';
import { injectableOptions } from './injectable.js';
import { InputDeclaration, type InputSite } from './input.js';
import { classFacts } from './inversify.js';
import { scopeOf, type Closes, type Scope } from './lifetime.js';
import { need, type Need, type Wish } from './need.js';
import type { Provider } from './provider.js';
import { tokenName, type Token } from './token.js';

/** Gathers what is wrong while definitions are made. */
export type Report = (problem: Problem) => void;

/** Turns whatever stands under `providers` into a definition; undefined, and reported, where it is none. */
export function definitionOf(provider: Provider, module: string, report: Report): Definition | undefined {
  if (typeof provider === 'function') return classDefinition(provider, provider, {}, report);
  if (provider instanceof Dependency) return dependencyDefinition(provider);
  const reason = unusable(provider);
  if (reason !== undefined) {
    report(problem('PROVIDER_INVALID', { module, provider: describe(provider), reason }));
    return undefined;
  }
  const token = provider.provide;
  if ('useValue' in provider) return definition(token, { kind: 'value', value: provider.useValue }, [], {});
  if ('useExisting' in provider) return definition(token, { kind: 'alias' }, [need(provider.useExisting, 'useExisting')], {});
  if ('useClass' in provider) return classDefinition(token, provider.useClass, provider, report);
  const { inject = [] } = provider as { inject?: readonly Wish[] };
  const needs = inject.map((wish, i) => wishNeed(wish, `inject[${i}]`, undefined));
  if ('useFactory' in provider) {
    const call = provider.useFactory as AnyFunction;
    return definition(token, { kind: 'call', call, async: provider.async ?? isAsync(call), keys: undefined }, needs, provider);
  }
  const call = provider.useGenerator as AnyFunction;
  // A function that is no generator function by itself (bound, wrapped) is awaited, which suits both kinds.
  const async = isAsync(call) || !isGenerator(call);
  return definition(token, { kind: 'yield', call, async, keys: undefined }, needs, provider);
}

/** The definition of a class under a token, with the scope that the provider, @Injectable or @injectable says, in this order. */
export function classDefinition(
  token: Token,
  type: Constructor,
  options: { readonly scope?: Scope; readonly lazy?: boolean },
  report: Report,
): Definition {
  const { make, needs, problems } = classNeeds(type);
  problems.forEach(report);
  const said = injectableOptions(type);
  const inversify = classFacts(type).scope;
  const scope = options.scope ?? said.scope ?? (inversify === undefined ? undefined : scopeOf(inversify));
  return definition(token, make, needs, { scope, lazy: options.lazy ?? said.lazy });
}

/** The definition of a dependency: its inputs are handed over as one object. */
export function dependencyDefinition(dependency: Dependency<unknown>): Definition {
  const { call, inputs, options } = dependency;
  const keys = Object.keys(inputs);
  const needs = keys.map((key) => wishNeed(inputs[key] as Wish, `input "${key}"`, { dependency, key }));
  const kind = isGenerator(call) ? 'yield' : 'call';
  const make: Make = { kind, call, async: options.async ?? isAsync(call), keys: keys.length > 0 ? keys : undefined };
  return definition(dependency, make, needs, { scope: options.cache === false ? 'transient' : 'request', closes: options.closes });
}

function definition(
  token: Definition['token'],
  make: Make,
  needs: readonly Need[],
  options: { readonly scope?: Scope | undefined; readonly lazy?: boolean | undefined; readonly closes?: Closes | undefined },
): Definition {
  const { scope = 'singleton', lazy = false, closes = 'before-response' } = options;
  return { token, name: tokenName(token), make, needs, scope, lazy, closes };
}

function wishNeed(wish: Wish, at: string, owner: { dependency: Dependency<unknown>; key: string } | undefined): Need {
  if (wish instanceof InputDeclaration) {
    const label = owner === undefined ? at : `${at} of ${owner.dependency.name}`;
    const site: InputSite = { owner: undefined, method: undefined, index: -1, key: owner?.key, label };
    return need(wish.at(site), at);
  }
  if (typeof wish === 'object' && !(wish instanceof Dependency) && 'token' in wish) {
    const { token, optional = false, many = false, name } = wish;
    return need(token, at, { optional, many, name });
  }
  return need(wish, at);
}

const ways = ['useClass', 'useValue', 'useFactory', 'useGenerator', 'useExisting'] as const;

function unusable(provider: object): string | undefined {
  if (provider === null || typeof provider !== 'object') return 'it is neither a class nor an object';
  if (isThenable(provider)) return 'it is a promise; providers are not awaited, write useFactory: async () => ...';
  if (!('provide' in provider) || provider.provide === undefined || provider.provide === null) return 'it has no "provide"';
  const used = ways.filter((way) => way in provider);
  if (used.length !== 1)
    return used.length === 0
      ? 'it has none of useClass, useValue, useFactory, useGenerator and useExisting'
      : `it has both ${used.join(' and ')}`;
  const [way] = used;
  const value = (provider as Record<string, unknown>)[way as string];
  if (way !== 'useValue' && way !== 'useExisting' && typeof value !== 'function') return `${String(way)} is not a function`;
  if (way === 'useExisting' && value === undefined) return 'useExisting is undefined (two files import each other?)';
  return undefined;
}

function describe(provider: unknown): string {
  if (provider === null || typeof provider !== 'object') return String(provider);
  return 'provide' in provider && provider.provide !== undefined ? tokenName(provider.provide) : `{ ${Object.keys(provider).join(', ')} }`;
}

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
import { selfProvider } from './self-provided.js';
import { tokenName, type Token } from './token.js';

/** Gathers what is wrong while definitions are made. */
export type Report = (problem: Problem) => void;

/** Where a provider is listed. */
export interface Listed {
  readonly module: string;
  readonly index: number;
}

/** Turns whatever stands under `providers` into a definition; undefined, and reported, where it is none. */
export function definitionOf(provider: Provider, { module, index }: Listed, report: Report): Definition | undefined {
  if (provider instanceof Dependency) return dependencyDefinition(provider);
  if (provider === undefined) {
    report(problem('TOKEN_UNDEFINED', { needer: module, at: `providers[${index}]` }));
    return undefined;
  }
  const reason = unusable(provider);
  if (reason !== undefined) {
    const remedy =
      typeof provider === 'function' || isThenable(provider) ? 'write { provide, useFactory }, which may be async.' : undefined;
    report(problem('PROVIDER_INVALID', { module, provider: describe(provider), reason, remedy }));
    return undefined;
  }
  if (typeof provider === 'function') return classDefinition(provider, provider, {}, report);
  const token = provider.provide;
  if ('useValue' in provider) return definition(token, { kind: 'value', value: provider.useValue }, [], {});
  if ('useExisting' in provider) return definition(token, { kind: 'alias' }, [need(provider.useExisting, 'useExisting')], {});
  if ('useClass' in provider) return classDefinition(token, provider.useClass, provider, report);
  const { inject = [] } = provider as { inject?: readonly Wish[] };
  const needs = inject.map((wish, i) => wishNeed(wish, `inject[${i}]`, undefined));
  if ('useFactory' in provider) {
    const call = provider.useFactory;
    return definition(token, { kind: 'call', call, async: provider.async ?? isAsync(call), keys: undefined }, needs, provider);
  }
  const call = provider.useGenerator;
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
  const read = selfProvider(type);
  if (read !== undefined)
    return { ...definition(token, { kind: 'call', call: read, async: false, keys: undefined }, [], {}), itself: type };
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
  const { needs: positional, scope } = dependency;
  if (positional !== undefined) {
    const make: Make = { kind: 'call', call, async: options.async ?? isAsync(call), keys: undefined };
    return definition(dependency, make, positional, { scope, closes: options.closes });
  }
  const needs = keys.map((key) => wishNeed(inputs[key] as Wish, `input "${key}"`, { dependency, key }));
  const kind = isGenerator(call) ? 'yield' : 'call';
  const make: Make = { kind, call, async: options.async ?? isAsync(call), keys: keys.length + call.length > 0 ? keys : undefined };
  return definition(dependency, make, needs, { scope, closes: options.closes });
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
  // null is as lost as undefined, and is reported as that.
  return need(wish ?? undefined, at);
}

const ways = ['useClass', 'useValue', 'useFactory', 'useGenerator', 'useExisting'] as const;

function unusable(provider: Provider): string | undefined {
  if (typeof provider === 'function') return isConstructor(provider) ? undefined : 'it is a function and no class';
  if (provider === null || typeof provider !== 'object') return 'it is neither a class nor an object';
  if (isThenable(provider)) return 'providers are not awaited';
  if (!('provide' in provider)) return 'it has no "provide"';
  if (provider.provide === undefined || provider.provide === null)
    return '"provide" is undefined, as happens when two files import each other';
  const used = ways.filter((way) => way in provider);
  const [way] = used;
  if (way === undefined) return 'it has none of useClass, useValue, useFactory, useGenerator and useExisting';
  if (used.length > 1) return `it has ${used.slice(0, -1).join(', ')} and ${used.at(-1)} at once`;
  const value = (provider as unknown as Record<string, unknown>)[way];
  if (way === 'useValue') return undefined;
  if (value === undefined) return `${way} is undefined, as happens when two files import each other`;
  if (way === 'useClass') return isConstructor(value) ? undefined : 'useClass is no class';
  return way === 'useExisting' || typeof value === 'function' ? undefined : `${way} is not a function`;
}

/** Whether `new` can be tried: arrows, methods and async functions have no prototype, generator functions no constructor. */
function isConstructor(value: unknown): value is Constructor {
  return typeof value === 'function' && Object.hasOwn(value, 'prototype') && !isGenerator(value as AnyFunction);
}

/** How something that is not what it should be is called in errors. */
export function describe(value: unknown): string {
  if (typeof value === 'function') return isConstructor(value) || value.name !== '' ? tokenName(value) : 'a function';
  if (value === null || typeof value !== 'object') return String(value);
  if (isThenable(value)) return 'a promise';
  if ('provide' in value && value.provide !== undefined) return tokenName(value.provide);
  const keys = Object.keys(value);
  return keys.length === 0 ? 'an object without keys' : `{ ${keys.join(', ')} }`;
}

import type { Container, BindInWhenOnFluentSyntax, ServiceIdentifier } from 'inversify';
import { TenonError } from '../core/errors.js';
import { isThenable } from '../core/types.js';
import { hasTeardown } from './definition.js';
import { Dependency } from './dependency.js';
import type { Linker } from './link.js';
import type { LinkedBinding, LinkedNeed } from './linked.js';
import { makeValue, type Surroundings } from './making.js';
import { keyOfSeed, type Seed } from './seed.js';
import type { SingletonCell } from './singletons.js';
import { tokenName, type Token } from './token.js';

/** What binding takes from the container that is being built. */
interface Binding {
  readonly container: Container;
  readonly linker: Linker;
  readonly cells: ReadonlyMap<LinkedBinding, SingletonCell>;
  readonly contextOf: Surroundings['contextOf'];
  /** Says which of Inversify's bindings is whose; filled here. */
  readonly ids: Map<number, LinkedBinding>;
}

/**
 * Gives every linked provider one binding of the one container, under its key.
 * Inversify's planner sees every need; making is ours, so a request's value asked of the container itself is `OUTSIDE_REQUEST`.
 */
export function bindAll(to: Binding, seeds: Iterable<Seed>, isPlanned = false): void {
  const outside = (key: symbol, token: string): void => {
    const refuse = (): never => {
      throw TenonError.of('OUTSIDE_REQUEST', { token });
    };
    to.container.bind(key).toDynamicValue(refuse).inRequestScope();
  };
  for (const seed of seeds) outside(keyOfSeed(seed), tokenName(seed.token));
  for (const [input, key] of to.linker.inputs) outside(key, input.name);
  for (const binding of to.linker.bindings) bindOne(to, binding, isPlanned ? to.cells.get(binding) : undefined);
}

/** Once all is planned: whoever asks the container for a singleton gets it out of its cell, and what it needs is not made once more. */
export function bindCells(to: Binding, seeds: Iterable<Seed>): void {
  to.container.unbindAll();
  bindAll(to, seeds, true);
  bindTokens(to);
}

/** A token that lives in one module only can be asked of the container by itself, as Inversify's users do. */
function bindTokens({ container, linker }: Binding): void {
  const keys = new Map<Token, Set<symbol>>();
  for (const { definition, key, altered } of linker.bindings) {
    const { token } = definition;
    if (token instanceof Dependency || altered) continue;
    const known = keys.get(token);
    if (known === undefined) keys.set(token, new Set([key]));
    else known.add(key);
  }
  for (const [token, [key, another]] of keys) {
    if (key !== undefined && another === undefined) container.bind(token as ServiceIdentifier).toService(key);
  }
}

function bindOne({ container, linker, contextOf, ids }: Binding, binding: LinkedBinding, cell: SingletonCell | undefined): void {
  const { definition, key, module, needs } = binding;
  const { native, name } = definition;
  const make = (...args: unknown[]): unknown => {
    if (binding.scope === 'request' || hasTeardown(definition)) throw TenonError.of('OUTSIDE_REQUEST', { token: name });
    const value = makeValue(binding, args, { stack: undefined, contextOf });
    // Who asked may not be able to wait (app.get): then nobody hears of a failure.
    if (isThenable(value)) value.then(undefined, () => undefined);
    return value;
  };
  const bind = container.bind<unknown>(key);
  const bound: BindInWhenOnFluentSyntax<unknown> =
    cell === undefined ? bind.toResolvedValue(make, needs.map(inversifyNeed)) : bind.toDynamicValue(() => cell.obtain());
  // Singletons keep their value in their cell: Inversify would keep the rejected promise of a lazy one for ever.
  if (binding.scope === 'request') bound.inRequestScope();
  else bound.inTransientScope();
  native?.constrain?.(bound, (token) => linker.keyFrom(module, token) ?? Symbol(tokenName(token)));
  ids.set(bound.getIdentifier().id, binding);
}

function inversifyNeed(linked: LinkedNeed) {
  const { need } = linked;
  const options = {
    serviceIdentifier: linked.kind === 'absent' ? Symbol(`${tokenName(need.target)} (absent)`) : linked.key,
    ...(need.name === undefined ? {} : { name: need.name }),
    ...(need.tags.size === 0 ? {} : { tags: [...need.tags].map(([key, value]) => ({ key, value })) }),
  };
  if (need.many) return { ...options, isMultiple: true as const };
  return need.optional || linked.kind === 'absent' ? { ...options, optional: true as const } : options;
}

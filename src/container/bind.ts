import type { Container, BindInWhenOnFluentSyntax } from 'inversify';
import { TenonError } from '../core/errors.js';
import { hasTeardown } from './definition.js';
import type { Linker } from './link.js';
import type { LinkedBinding, LinkedNeed } from './linked.js';
import { makeValue } from './making.js';
import { keyOfSeed, type Seed } from './seed.js';
import type { SingletonCell } from './singletons.js';
import { tokenName } from './token.js';

/**
 * Gives every linked provider one binding of the one container, under its key; the answer says which binding is whose.
 * Inversify's planner sees every need; making is ours, so a request's value asked of the container itself is `OUTSIDE_REQUEST`.
 */
export function bindAll(
  container: Container,
  linker: Linker,
  seeds: ReadonlyMap<unknown, Seed>,
  cells: ReadonlyMap<LinkedBinding, SingletonCell>,
): Map<number, LinkedBinding> {
  const ids = new Map<number, LinkedBinding>();
  const outside = (key: symbol, token: string): void => {
    container
      .bind(key)
      .toDynamicValue(() => {
        throw TenonError.of('OUTSIDE_REQUEST', { token });
      })
      .inRequestScope();
  };
  for (const seed of seeds.values()) outside(keyOfSeed(seed), tokenName(seed.token));
  for (const [input, key] of linker.inputs) outside(key, input.name);
  for (const binding of linker.bindings) ids.set(bindOne(container, binding, linker, cells.get(binding)), binding);
  return ids;
}

function bindOne(container: Container, binding: LinkedBinding, linker: Linker, cell: SingletonCell | undefined): number {
  const { definition, key, needs } = binding;
  const { native, name } = definition;
  const provide = (...args: unknown[]): unknown => {
    if (cell !== undefined) return cell.obtain();
    if (binding.scope === 'request' || hasTeardown(definition)) throw TenonError.of('OUTSIDE_REQUEST', { token: name });
    return makeValue(binding, args, { stack: undefined, contextOf: () => undefined as never });
  };
  const bound: BindInWhenOnFluentSyntax<unknown> = container.bind(key).toResolvedValue(provide, needs.map(inversifyNeed));
  // Singletons keep their value in their cell: Inversify would keep the rejected promise of a lazy one for ever.
  if (binding.scope === 'request') bound.inRequestScope();
  else bound.inTransientScope();
  native?.constrain?.(bound, (token) => linker.keyFrom(binding.module, token) ?? Symbol(tokenName(token)));
  return bound.getIdentifier().id;
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

import type { EntryPlan, Operand, Step } from './entry.js';
import type { Seed } from './seed.js';
import { tokenName } from './token.js';

/** Where a value is found that requests bring along, or that start-up knows. */
export function seedOperand({ token, property, value }: Seed): Operand {
  return value === undefined ? { kind: 'seed', property } : { kind: 'value', value, name: tokenName(token) };
}

/** The steps of a guard or of the handler while they are gathered, with what they have made. */
export function newGroup(isGuard: boolean) {
  return { isGuard, steps: [] as Step[], inputs: new Set<number>(), made: new Map<symbol, Operand>() };
}

/** Something of the request that a plan uses, by name: what a condition that only Inversify can judge has let in. */
export function requestValue({ main, inputs }: EntryPlan): string | undefined {
  const [input] = inputs;
  return main.steps.find(({ binding }) => binding.scope === 'request')?.binding.definition.name ?? input?.name;
}

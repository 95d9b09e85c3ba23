import type { Constructor } from '../../core/types.js';
import type { PickOptions } from './pick-options.js';
import type { Pick } from './pickers.js';
import { pickersFor } from './type-pickers.js';

/**
 * Makes of an instance (or of any object with the same properties) the plain data that goes out: only what the model declares, under
 * its names on the wire, dates and the like in their JSON form. A list of instances gives a list. Nothing is validated.
 *
 * @example
 * response.json(pick(Order, order, { exclude: ['unset', 'null'], omit: { customer: ['email'] } }));
 */
export function pick(type: Constructor, value: unknown, options: PickOptions = everything): unknown {
  const { pick: one } = pickersFor(options).entry(type, options);
  return Array.isArray(value) ? value.map((item) => pickObject(one, item)) : pickObject(one, value);
}

function pickObject(one: Pick, value: unknown): unknown {
  return typeof value === 'object' && value !== null ? one(value) : value;
}

const everything: PickOptions = {};

import { Misfit } from '../misfit.js';

/** What is no object, where a model is declared. */
export const notAnObject = new Misfit('model_attributes_type', 'must be an object');

/** Whether JSON has an object here. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

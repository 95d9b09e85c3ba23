import * as library from 'class-validator';
import { inspect } from 'node:util';
import { validate, validateSync } from '../../../src/model/validator/validate.js';
import { randomValidatorOptions, type RandomModel } from './random-classes.js';
import { Random } from './random.js';

const isPromised = { async: [library.validate, validate], sync: [library.validateSync, validateSync] } as const;

/** What a validation did: errors, what became of the instance, and every call of a user function. */
type Outcome = string;

/** Validates equal instances with the library and with ours; the difference, or undefined. */
export async function difference(model: RandomModel, seed: number, mode: 'sync' | 'async'): Promise<string | undefined> {
  const random = new Random(seed);
  const options = randomValidatorOptions(random);
  const outcomes: Outcome[] = [];
  for (const run of isPromised[mode]) {
    const instance = model.instance(seed);
    outcomes.push(await outcome(() => run(instance, options), instance, model));
  }
  const [expected, actual] = outcomes;
  if (expected === actual) return undefined;
  return `seed ${seed} (${mode}) with ${inspect(options)}\nlibrary: ${expected}\nours: ${actual}`;
}

async function outcome(run: () => unknown, instance: object, model: RandomModel): Promise<Outcome> {
  model.calls.length = 0;
  let result: unknown;
  try {
    result = await run();
  } catch (thrown) {
    result = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : thrown;
  }
  const errors = text(result);
  // What has been answered too late belongs to this run, too.
  await new Promise(setImmediate);
  return `${errors}\n${text(instance)}\n${model.calls.join('\n')}`;
}

/** Keys in their order, undefined ones as well, and the classes of objects. */
function text(value: unknown): string {
  return inspect(value, { depth: 12, maxArrayLength: null, maxStringLength: null, breakLength: Infinity, showHidden: false });
}

import * as library from 'class-validator';
import type { ValidatorOptions } from 'class-validator';
import { inspect } from 'node:util';
import { validate, validateOrReject, validateSync } from '../../../src/model/validator/validate.js';

type Run = (object: object, options?: ValidatorOptions) => unknown;

/** Validates what `make` makes with the library and with ours, in every way; errors, instances and notes of user functions must agree. */
export async function expectSame(make: () => object, options?: ValidatorOptions, notes: () => unknown[] = () => []): Promise<void> {
  const ways: readonly (readonly [Run, Run])[] = [
    [library.validateSync, validateSync],
    [library.validate, validate],
    [library.validateOrReject, validateOrReject],
  ];
  for (const [theirs, ours] of ways) {
    const expected = await outcome(theirs, make, options, notes);
    expect(await outcome(ours, make, options, notes)).toBe(expected);
  }
}

async function outcome(run: Run, make: () => object, options: ValidatorOptions | undefined, notes: () => unknown[]): Promise<string> {
  const noted = notes();
  noted.length = 0;
  const object = make();
  let result: unknown;
  try {
    const answer = run(object, options);
    result = { isPromise: answer instanceof Promise, answer: await answer };
  } catch (thrown) {
    result = { thrown: thrown instanceof Error ? thrown.name : thrown };
  }
  return inspect([result, object, noted], { depth: 10, breakLength: 100 });
}

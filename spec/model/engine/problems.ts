import type { Constructor } from '../../../src/core/types.js';
import type { ModelOptions } from '../../../src/model/engine/options.js';
import type { ValidationProblem } from '../../../src/model/misfit.js';
import { explain, parse } from '../../../src/model/model.js';
import { ModelValidationError } from '../../../src/model/validation-failure.js';

/** What is wrong, as `explain` and as `parse` say it, which must be the same. */
export async function problemsOf(type: Constructor<object>, plain: unknown, options?: ModelOptions): Promise<readonly ValidationProblem[]> {
  const { value, problems } = await explain(type, plain, options);
  let thrown: unknown;
  try {
    parse(type, plain, options);
  } catch (error) {
    thrown = error;
  }
  if (problems.length > 0) {
    expect(value).toBeUndefined();
    expect(thrown).toBeInstanceOf(ModelValidationError);
    expect((thrown as ModelValidationError).problems).toEqual(problems);
  } else {
    expect(thrown).toBeUndefined();
    expect(value).toBeInstanceOf(type);
  }
  return problems;
}

/** The same as `loc: type`. */
export async function placesOf(type: Constructor<object>, plain: unknown, options?: ModelOptions): Promise<string[]> {
  return (await problemsOf(type, plain, options)).map(({ loc, type: name }) => `${loc.join('.')}: ${name}`);
}

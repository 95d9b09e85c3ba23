import { problem, TenonError, type Problem } from '../core/errors.js';
import { modelEngine } from '../model/loading.js';
import type { ParameterInput } from './parameter.js';
import { modelsWithin } from './shape.js';

/** What is wrong with the type of an input that the model engine reads, so that it is no surprise of the first request; undefined where nothing is. */
export function inputProblem({ type, options, label }: ParameterInput): Problem | undefined {
  const { isModel, valueReaderFor } = modelEngine();
  const [at = '', route = ''] = label.split(' of ');
  try {
    const model = modelsWithin(type).find((one) => !(isModel as (type: unknown) => boolean)(one));
    if (model !== undefined) return problem('MODEL_EMPTY', { route, at, model: model.name });
    valueReaderFor(type, options);
    return undefined;
  } catch (error) {
    if (error instanceof TenonError) return error.problem;
    throw error;
  }
}

/** Whether reading an input may have to be waited for: only checks and conditions that users wrote can. */
export function mayWait({ type, options }: ParameterInput): boolean {
  const { formOf, valueReaderFor } = modelEngine();
  const hasConditions = modelsWithin(type).some((model) => formOf(model).rules.length > 0);
  return hasConditions || valueReaderFor(type, options, { conversion: 'text' }).slowness !== undefined;
}

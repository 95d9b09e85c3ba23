import { isThenable, type Awaitable } from '../core/types.js';
import { modelEngine } from '../model/loading.js';
import type { ModelOptions } from '../model/engine/options.js';
import { Misfit, type ValidationProblem } from '../model/misfit.js';
import type { ParameterInput } from './parameter.js';
import type { Received } from './received.js';
import { modelsOf } from './shape.js';
import { textOptions, valueReading } from './value-reading.js';

type ObjectReading = (received: Received, loc: readonly string[], problems: ValidationProblem[]) => Awaitable<unknown>;

const unknown = new Misfit('extra_forbidden', 'is not known here');

/** Reads an object from what was received for it; what the parameter says of unknown names goes before what its class says. */
export function objectReading({ type, options }: ParameterInput, models: ModelOptions): ObjectReading {
  const { unknownKeys } = options;
  const says = modelsOf(type).map((model) => modelEngine().formOf(model).settings.unknownKeys);
  const isOverruled = unknownKeys !== undefined && says.some((said) => said !== undefined && said !== unknownKeys);
  const read = valueReading(type, options, { ...textOptions(models), ...(unknownKeys && { unknownKeys }) });
  const readAll: ObjectReading = ({ known, extra }, loc, problems) => read(joined(known, extra), loc, problems);
  if (!isOverruled) return readAll;
  const readKnown: ObjectReading = ({ known }, loc, problems) => read(known, loc, problems);
  if (unknownKeys === 'ignore') return readKnown;
  return unknownKeys === 'keep' ? keeping(readKnown) : forbidding(readAll);
}

/** What was received, the names of the class first, as FastAPI tells it. */
function joined(known: Received['known'], extra: Received['extra']): object {
  return Object.assign(Object.create(null) as object, known, extra);
}

function keeping(read: ObjectReading): ObjectReading {
  return (received, loc, problems) =>
    then(read(received, loc, problems), (value) => {
      if (typeof value !== 'object' || value === null) return value;
      for (const [name, texts] of Object.entries(received.extra)) if (!(name in value)) Object.assign(value, { [name]: texts });
      return value;
    });
}

function forbidding(read: ObjectReading): ObjectReading {
  return (received, loc, problems) =>
    then(read(received, loc, problems), (value) => {
      const told = new Set(problems.map(({ type, loc: at }) => (type === unknown.type ? at.join('\0') : '')));
      for (const [name, texts] of Object.entries(received.extra)) {
        if (!told.has([...loc, name].join('\0'))) problems.push(unknown.at([...loc, name], texts));
      }
      return value;
    });
}

function then(value: Awaitable<unknown>, next: (value: unknown) => unknown): Awaitable<unknown> {
  return isThenable(value) ? value.then(next) : next(value);
}

import { isThenable, type Awaitable, type Constructor } from '../core/types.js';
import { Misfit, type ValidationProblem } from '../model/misfit.js';
import { scalarCheck, type Limits } from '../model/scalars/limits.js';
import { modelEngine } from '../model/loading.js';
import { tooManyItems } from '../model/engine/inspect.js';
import { resolveOptions, type ModelOptions } from '../model/engine/options.js';
import { TooLarge } from '../model/scalars/numbers.js';
import type { Scalar } from '../model/scalars/scalar.js';
import type { TypeForm } from '../model/types/type-form.js';
import { headerName } from './header-name.js';
import { NO_BODY, type Incoming } from './incoming.js';
import type { ParameterInput } from './parameter.js';

/** Reads one declared value of a request; what is wrong goes to `problems`, and the value is then meaningless. */
export type Reader = (incoming: Incoming, problems: ValidationProblem[]) => Awaitable<unknown>;

/** What a route knows that a parameter alone does not. */
export interface ReadingContext {
  /** The names in the path's template, in order. */
  readonly pathNames: readonly string[];
  /** Whether the body is an object with a key for each body parameter. */
  readonly embedBody: boolean;
  /** How models are read from bodies. */
  readonly models: ModelOptions;
}

/** Makes the reader of a parameter: everything that its declaration decides is decided here, once. */
export function readerOf(input: ParameterInput, context: ReadingContext): Reader {
  const { type } = input;
  if (input.source === 'body') return bodyReader(input, context);
  if (type.kind === 'model') return parameterModelReader(input, type.model);
  if (type.kind === 'scalar') return input.isList ? listReader(input, type.scalar) : scalarReader(input, type.scalar, context);
  throw new Error(`${input.name} cannot be read from text`);
}

const missing = new Misfit('missing', 'is required');

function scalarReader(input: ParameterInput, scalar: Scalar, context: ReadingContext): Reader {
  const take = textSource(input, context);
  const { required, fallback } = input;
  const loc = [input.source, input.wireName];
  const fit = fitter(scalar, input.options);
  return (incoming, problems) => {
    const text = take(incoming);
    if (text === undefined) {
      if (required) problems.push(missing.at(loc, null));
      return fallback;
    }
    const value = fit(text);
    if (value instanceof Misfit) problems.push(value.at(loc, text));
    return value;
  };
}

/** Where the text of a single value is: of a repeated one the last counts, as in FastAPI. */
function textSource({ source, wireName }: ParameterInput, { pathNames }: ReadingContext): (incoming: Incoming) => string | undefined {
  switch (source) {
    case 'path': {
      const index = pathNames.indexOf(wireName);
      return ({ path }) => path[index];
    }
    case 'query':
      return ({ query }) => {
        const value = query[wireName];
        return typeof value === 'object' ? value.at(-1) : value;
      };
    case 'header': {
      const name = wireName.toLowerCase();
      return ({ message }) => {
        const value = message.headers[name];
        if (typeof value === 'object') return value[0];
        // Node joins repeated lines; the first one counts, as in FastAPI.
        return value?.includes(', ') === true ? message.headersDistinct[name]?.[0] : value;
      };
    }
    case 'cookie':
      return ({ cookies }) => cookies[wireName];
    case 'body':
      throw new Error('a body is no text');
  }
}

/** Converts and checks in one go, with no more steps than the declaration asks for. */
function fitter(scalar: Scalar, limits: Limits): (text: string) => unknown {
  const check = scalarCheck(scalar, limits);
  if (check === undefined) return (text) => scalar.fromText(text);
  return (text) => checked(scalar.fromText(text), check);
}

function checked(value: unknown, check: (value: unknown) => Misfit | undefined): unknown {
  if (value instanceof TooLarge) return check(value.exact) ?? value;
  return value instanceof Misfit ? value : (check(value) ?? value);
}

function listReader(input: ParameterInput, scalar: Scalar): Reader {
  const { source, wireName, required, fallback } = input;
  const name = wireName.toLowerCase();
  const fit = fitter(scalar, input.options);
  const take = ({ message, query, cookies }: Incoming): readonly string[] | undefined => {
    if (source === 'header') return message.headersDistinct[name];
    const value = source === 'query' ? query[wireName] : cookies[wireName];
    return typeof value === 'string' ? [value] : value;
  };
  return (incoming, problems) => {
    const texts = take(incoming);
    if (texts === undefined) {
      if (required) problems.push(missing.at([source, wireName], null));
      return fallback;
    }
    return texts.map((text, i) => {
      const value = fit(text);
      if (value instanceof Misfit) problems.push(value.at([source, wireName, i], text));
      return value;
    });
  };
}

/** A class that takes all values of a source: one property each. */
function parameterModelReader({ source }: ParameterInput, model: Constructor): Reader {
  const read = modelReading(model as Constructor<object>, { conversion: 'text' });
  return (incoming, problems) => {
    if (source === 'header') return read(underPropertyNames(incoming, model), [source], problems);
    return read({ ...(source === 'query' ? incoming.query : incoming.cookies) }, [source], problems);
  };
}

/** Headers under the names of the properties that read them: `user_agent` and `userAgent` read `user-agent`. */
function underPropertyNames({ message }: Incoming, model: Constructor): Record<string, unknown> {
  const received: Record<string, unknown> = {};
  for (const { inKey, type } of modelEngine().formOf(model).properties) {
    const values = inKey === undefined ? undefined : message.headersDistinct[headerName(inKey)];
    // Of a repeated header the first counts.
    if (values !== undefined) received[inKey as string] = takesMany(type) ? values : values[0];
  }
  return received;
}

function takesMany(type: TypeForm): boolean {
  return type.kind === 'nullable' ? takesMany(type.of) : type.kind === 'list' || type.kind === 'set' || type.kind === 'tuple';
}

type ValueReading = (value: unknown, loc: readonly (string | number)[], problems: ValidationProblem[]) => Awaitable<unknown>;

/** Reads a model; only checks that users wrote can make it wait. */
function modelReading(model: Constructor<object>, options: ModelOptions): ValueReading {
  const reader = modelEngine().readerFor(model, options);
  return (value, loc, problems) => {
    const instance = reader.tryRead(value);
    if (instance !== undefined) return instance;
    const keep = (found: { readonly value: unknown; readonly problems: readonly ValidationProblem[] }): unknown => {
      problems.push(...found.problems);
      return found.value;
    };
    const explanation = reader.readOn(value, loc);
    return isThenable(explanation) ? explanation.then(keep) : keep(explanation);
  };
}

function bodyReader(input: ParameterInput, { embedBody: embed, models }: ReadingContext): Reader {
  const { type, required, fallback, wireName, isList } = input;
  const loc = embed ? ['body', wireName] : ['body'];
  const one = itemReader(input, models);
  const { limits } = resolveOptions(models);
  return async ({ body }, problems) => {
    const held =
      embed && typeof body === 'object' && body !== null && Object.hasOwn(body, wireName)
        ? (body as Record<string, unknown>)[wireName]
        : undefined;
    // JSON null is no body, as in FastAPI.
    const value = embed ? held : body === NO_BODY ? undefined : (body ?? undefined);
    if (value === undefined || (value === null && type.kind !== 'anything')) {
      if (required) problems.push(missing.at(loc, null));
      return fallback;
    }
    if (!isList) return one(value, loc, problems);
    if (!Array.isArray(value)) {
      problems.push(new Misfit('list_type', 'must be a list').at(loc, value));
      return undefined;
    }
    if (value.length > limits.items) {
      problems.push(tooManyItems(limits.items, value.length).at(loc, null));
      return undefined;
    }
    const items: unknown[] = [];
    const most = problems.length + limits.problems;
    for (const [i, item] of value.entries()) {
      items.push(await one(item, [...loc, i], problems));
      // Nobody reads the ten thousandth problem, and looking for it costs time.
      if (problems.length >= most) break;
    }
    problems.length = Math.min(problems.length, most);
    return items;
  };
}

/** Reads one JSON value of a body. */
function itemReader({ type, options }: ParameterInput, models: ModelOptions): ValueReading {
  if (type.kind === 'anything') return (value) => value;
  if (type.kind === 'model') return modelReading(type.model as Constructor<object>, models);
  const check = scalarCheck(type.scalar, options);
  return (value, loc, problems) => {
    const converted = models.conversion === 'strict' ? type.scalar.fromStrictJson(value) : type.scalar.fromJson(value);
    const result = check === undefined ? converted : checked(converted, check);
    if (result instanceof Misfit) problems.push(result.at(loc, value));
    return result;
  };
}

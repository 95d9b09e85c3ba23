import type { Awaitable, Constructor } from '../core/types.js';
import { Misfit, type ValidationProblem } from '../model/misfit.js';
import { numberCheck, textCheck, type Limits } from '../model/limits.js';
import { parseModel } from '../model/model.js';
import { TooLarge } from '../model/numbers.js';
import { shapeOf } from '../model/shape.js';
import type { Scalar } from '../model/scalar.js';
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
}

/** Makes the reader of a parameter: everything that its declaration decides is decided here, once. */
export function readerOf(input: ParameterInput, context: ReadingContext): Reader {
  const { type } = input;
  if (input.source === 'body') return bodyReader(input, context.embedBody);
  if (type.kind === 'model') return modelReader(input, type.model);
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
  const check = checkOf(scalar, limits);
  if (check === undefined) return (text) => scalar.fromText(text);
  return (text) => checked(scalar.fromText(text), check);
}

function checked(value: unknown, check: (value: unknown) => Misfit | undefined): unknown {
  if (value instanceof TooLarge) return check(value.exact) ?? value;
  return value instanceof Misfit ? value : (check(value) ?? value);
}

function checkOf(scalar: Scalar, limits: Limits): ((value: unknown) => Misfit | undefined) | undefined {
  if (scalar.limits === 'none') return undefined;
  return (scalar.limits === 'number' ? numberCheck(limits) : textCheck(limits)) as ((value: unknown) => Misfit | undefined) | undefined;
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
function modelReader(input: ParameterInput, model: Constructor): Reader {
  const { source } = input;
  return async (incoming, problems) => {
    const received = source === 'header' ? underPropertyNames(incoming, model) : source === 'query' ? incoming.query : incoming.cookies;
    return keep(await parseModel(model, { ...received }, [source], { texts: true }), problems);
  };
}

/** Headers under the names of the properties that read them: `user_agent` and `userAgent` read `user-agent`. */
function underPropertyNames({ message }: Incoming, model: Constructor): Record<string, unknown> {
  const received: Record<string, unknown> = {};
  for (const { name, isArray } of shapeOf(model)) {
    const values = message.headersDistinct[headerName(name)];
    if (values !== undefined) received[name] = isArray ? values : values[0];
  }
  return received;
}

function bodyReader(input: ParameterInput, embed: boolean): Reader {
  const { type, required, fallback, wireName, isList } = input;
  const loc = embed ? ['body', wireName] : ['body'];
  const one = itemReader(input);
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
    const items: unknown[] = [];
    for (const [i, item] of value.entries()) items.push(await one(item, [...loc, i], problems));
    return items;
  };
}

/** Reads one JSON value of a body. */
function itemReader({
  type,
  options,
}: ParameterInput): (value: unknown, loc: readonly (string | number)[], problems: ValidationProblem[]) => Awaitable<unknown> {
  if (type.kind === 'anything') return (value) => value;
  if (type.kind === 'model') return async (value, loc, problems) => keep(await parseModel(type.model, value, loc), problems);
  const check = checkOf(type.scalar, options);
  return (value, loc, problems) => {
    const converted = type.scalar.fromJson(value);
    const result = check === undefined ? converted : checked(converted, check);
    if (result instanceof Misfit) problems.push(result.at(loc, value));
    return result;
  };
}

function keep(parsed: { value: unknown } | readonly ValidationProblem[], problems: ValidationProblem[]): unknown {
  if ('value' in parsed) return parsed.value;
  problems.push(...parsed);
  return undefined;
}

import type { ValidationError } from 'class-validator';
import type { Constructor } from '../core/types.js';
import { classValidator } from './library.js';
import { Misfit, type ValidationProblem } from './misfit.js';
import { problemOfConstraints } from './problems.js';
import { shapeOf, type ModelProperty } from './shape.js';

type Location = readonly (string | number)[];

/** Deeper than this, data is refused before it is looked at: no honest client nests so far, and recursion has an end. */
const deepest = 32;

/** How plain data becomes a model. */
export interface ParseOptions {
  /** All values are texts, as from a query: each is read as its property's type says. */
  readonly texts?: boolean;
}

/**
 * Makes an instance of a model out of plain data and holds it against its class-validator decorators.
 * Unknown keys are dropped, initialisers are defaults. The answer is the instance, or every problem.
 */
export async function parseModel(
  type: Constructor,
  plain: unknown,
  loc: Location,
  options: ParseOptions = {},
): Promise<{ value: unknown } | readonly ValidationProblem[]> {
  const problems: ValidationProblem[] = [];
  const origins = new Map<unknown, unknown>();
  const value = build(type, plain, { loc, problems, origins, depth: 0, texts: options.texts ?? false });
  if (problems.length > 0 && value === undefined) return problems;
  const errors = await classValidator().validate(value as object, { forbidUnknownValues: false });
  // An item that could not be converted has spoken for its list, too.
  const said = new Set(
    problems.flatMap(({ loc: at }) => [at, typeof at.at(-1) === 'number' ? at.slice(0, -1) : at]).map((at) => at.join('\0')),
  );
  for (const error of errors) collect(error, type, loc, { problems, said, origins });
  return problems.length === 0 ? { value } : problems;
}

interface Building {
  readonly loc: Location;
  readonly problems: ValidationProblem[];
  /** What each instance was made of, to be shown where something is missing in it. */
  readonly origins: Map<unknown, unknown>;
  readonly depth: number;
  readonly texts: boolean;
}

function build(type: Constructor, plain: unknown, at: Building): unknown {
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) {
    at.problems.push(new Misfit('model_attributes_type', 'must be an object').at(at.loc, plain));
    return undefined;
  }
  if (at.depth > deepest) {
    at.problems.push(new Misfit('recursion_depth', `must not be nested deeper than ${deepest} levels`).at(at.loc, null));
    return undefined;
  }
  const instance = new type() as Record<string, unknown>;
  at.origins.set(instance, plain);
  for (const property of shapeOf(type)) {
    if (!Object.hasOwn(plain, property.name)) continue;
    const value = (plain as Record<string, unknown>)[property.name];
    instance[property.name] = convert(property, value, { ...at, loc: [...at.loc, property.name], depth: at.depth + 1 });
  }
  return instance;
}

function convert(property: ModelProperty, value: unknown, at: Building): unknown {
  const { nested, scalar } = property;
  if (nested !== undefined) {
    const wrong = wrongNumber(property, value);
    if (wrong === undefined)
      return each(value, at, (one, place) => (typeof one === 'object' && one !== null ? build(nested, one, place) : one));
    at.problems.push(wrong.at(at.loc, value));
    return value;
  }
  const shaped = at.texts ? inNumber(property, value) : value;
  if (scalar === undefined || (!at.texts && scalar.name !== 'Date')) return shaped;
  return each(shaped, at, (one, place) => {
    const converted = typeof one === 'string' ? scalar.fromText(one) : one;
    if (!(converted instanceof Misfit)) return converted;
    place.problems.push(converted.at(place.loc, one));
    return one;
  });
}

/** A list of models where one is declared, or one where a list is. */
function wrongNumber({ isArray, isSingle }: ModelProperty, value: unknown): Misfit | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (isSingle && Array.isArray(value)) return new Misfit('model_attributes_type', 'must be an object');
  return isArray && !Array.isArray(value) ? new Misfit('list_type', 'must be a list') : undefined;
}

/** Of texts with one name, all where a list is declared, else the last. */
function inNumber({ isArray }: ModelProperty, value: unknown): unknown {
  if (isArray) return Array.isArray(value) ? value : [value];
  return Array.isArray(value) ? value.at(-1) : value;
}

function each(value: unknown, at: Building, one: (value: unknown, at: Building) => unknown): unknown {
  if (!Array.isArray(value)) return one(value, at);
  return value.map((item, i) => one(item, { ...at, loc: [...at.loc, i] }));
}

interface Collecting {
  readonly problems: ValidationProblem[];
  /** The places that have their problem already. */
  readonly said: Set<string>;
  readonly origins: ReadonlyMap<unknown, unknown>;
}

/** Turns class-validator's errors into ours, one for each place: a place that could not even be converted has said enough. */
function collect(error: ValidationError, type: Constructor, above: Location, into: Collecting): void {
  const index = /^\d+$/.test(error.property) && Array.isArray(error.target) ? Number(error.property) : error.property;
  const loc = [...above, index];
  const place = loc.join('\0');
  if (into.said.has(place)) return;
  const property = shapeOf(type).find(({ name }) => name === error.property);
  if (error.constraints !== undefined) {
    into.said.add(place);
    into.problems.push(
      problemOfConstraints(error, property?.constraints ?? new Map<string, readonly unknown[]>(), loc, into.origins.get(error.target)),
    );
  }
  for (const child of error.children ?? []) collect(child, property?.nested ?? type, loc, into);
}

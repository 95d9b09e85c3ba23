import type { Awaitable } from '../core/types.js';
import type { ModelOptions } from '../model/engine/options.js';
import { Misfit, type ValidationProblem } from '../model/misfit.js';
import { listCheck, scalarCheck } from '../model/scalars/limits.js';
import type { Scalar } from '../model/scalars/scalar.js';
import type { TypeForm } from '../model/types/type-form.js';
import { absent } from './absence.js';
import { bodyReader, bytesReader, streamReader } from './body-reader.js';
import { deepReader } from './deep-object.js';
import type { Incoming } from './incoming.js';
import { jsonTextReader } from './json-text.js';
import type { ParameterInput } from './parameter.js';
import { textFit } from './scalar-fit.js';
import { takesMany } from './shape.js';
import { sourcePlace } from './source.js';
import { textSource, textsSource } from './text-source.js';
import { textOptions, valueReading } from './value-reading.js';
import { allReader, pairsReader } from './whole-source.js';

/** Reads one declared value of a request; what is wrong goes to `problems`, and the value is then meaningless. */
export type Reader = (incoming: Incoming, problems: ValidationProblem[]) => Awaitable<unknown>;

/** What a route knows that a parameter alone does not. */
export interface ReadingContext {
  /** The names in the path's template, in order. */
  readonly pathNames: readonly string[];
  /** Everything that the route reads. */
  readonly inputs: readonly ParameterInput[];
  /** Whether the body is an object with a key for each body parameter. */
  readonly embedBody: boolean;
  /** How models are read from bodies. */
  readonly models: ModelOptions;
}

/** Makes the reader of a parameter: everything that its declaration decides is decided here, once. */
export function readerOf(input: ParameterInput, context: ReadingContext): Reader {
  switch (input.reading) {
    case 'text':
      return textReader(input, context);
    case 'all':
      return allReader(input, context);
    case 'pairs':
      return pairsReader(input);
    case 'deep':
      return deepReader(input, context);
    case 'json':
      return input.source === 'body' ? bodyReader(input, context) : jsonTextReader(input, context);
    case 'bytes':
      return bytesReader(input, context);
    case 'stream':
      return streamReader(input);
  }
}

/** Whether reading it takes the model engine: scalars, and lists of them in texts, are read without. */
export function needsEngine({ type, reading }: ParameterInput): boolean {
  if (type.kind === 'any' || type.kind === 'scalar') return false;
  if (reading !== 'text') return true;
  const form = ofText(type);
  return form.kind !== 'scalar' && (form.kind !== 'list' || form.item.kind !== 'scalar');
}

/** No text says null, so what may be null is read like what may not. */
function ofText(type: TypeForm): TypeForm {
  return type.kind === 'nullable' ? ofText(type.of) : type;
}

function textReader(input: ParameterInput, context: ReadingContext): Reader {
  const type = ofText(input.type);
  if (type.kind === 'scalar') return scalarReader(input, type.scalar, context);
  if (type.kind === 'list' && type.item.kind === 'scalar') return listReader(input, type.item.scalar);
  return compositeReader(input, context);
}

/** The place of a problem with the value of a parameter. */
function locOf({ source, wireName }: ParameterInput): readonly string[] {
  return source === 'body' ? ['body'] : [sourcePlace[source], wireName];
}

function scalarReader(input: ParameterInput, scalar: Scalar, { pathNames }: ReadingContext): Reader {
  const take = textSource(input, pathNames);
  const loc = locOf(input);
  const fit = textFit(scalar, input.options);
  const { defaultValue } = input;
  // FastAPI holds a default against the limits as a value that was sent.
  const unfit = scalar.is(defaultValue) ? scalarCheck(scalar, input.options)?.(defaultValue) : undefined;
  return (incoming, problems) => {
    const text = take(incoming);
    if (text === undefined) {
      if (unfit !== undefined) problems.push(unfit.at(loc, defaultValue));
      return absent(input, loc, problems);
    }
    const value = fit(text);
    if (value instanceof Misfit) problems.push(value.at(loc, text));
    return value;
  };
}

function listReader(input: ParameterInput, scalar: Scalar): Reader {
  const { options } = input;
  const take = textsSource(input);
  const fit = textFit(scalar, options);
  const loc = locOf(input);
  const { minItems, maxItems, uniqueItems } = options;
  const most = listCheck(maxItems === undefined ? {} : { maxItems });
  const check = listCheck({ ...(minItems !== undefined && { minItems }), ...(uniqueItems !== undefined && { uniqueItems }) });
  return (incoming, problems) => {
    const texts = take(incoming);
    if (texts === undefined) return absent(input, loc, problems);
    const tooMany = most?.(texts);
    if (tooMany !== undefined) {
      problems.push(tooMany.at(loc, texts));
      return undefined;
    }
    const before = problems.length;
    const values = texts.map((text, i) => {
      const value = fit(text);
      if (value instanceof Misfit) problems.push(value.at([...loc, i], text));
      return value;
    });
    const misfit = problems.length === before ? check?.(values) : undefined;
    if (misfit !== undefined) problems.push(misfit.at(loc, texts));
    return values;
  };
}

/** Sets, tuples, unions, and what may be null, from one text or from all of a name. */
function compositeReader(input: ParameterInput, { pathNames, models }: ReadingContext): Reader {
  const { type, options } = input;
  const take = takesMany(type) ? textsSource(input) : textSource(input, pathNames);
  const read = valueReading(type, options, textOptions(models));
  const loc = locOf(input);
  return (incoming, problems) => {
    const text = take(incoming);
    return text === undefined ? absent(input, loc, problems) : read(text, loc, problems);
  };
}

import { Readable } from 'node:stream';
import { TenonError } from '../core/errors.js';
import { typeOfLimits } from '../model/field/limit-words.js';
import { statedEnum } from '../model/scalars/choices.js';
import { isScalar } from '../model/scalars/scalar.js';
import { setOf, type StatedType } from '../model/types/composite.js';
import { describeForm } from '../model/types/describe.js';
import { typeFormOf } from '../model/types/resolve.js';
import { anything, type TypeForm } from '../model/types/type-form.js';
import { tokenName } from '../container/token.js';
import { isJson } from './media-type.js';
import type { ParameterOptions } from './options.js';
import { isObject, isText, isTexts, unfitPart } from './shape.js';
import type { Source } from './source.js';

/**
 * What is read for a parameter: the `text` of its name (of a body: its text), `all` values of its source as one object, or as `pairs`, the object that `deep`Object
 * names spell, `json` (of a body, or in a text), or the `bytes` or the `stream` of a body.
 */
export type Reading = 'text' | 'all' | 'pairs' | 'deep' | 'json' | 'bytes' | 'stream';

/** Where a parameter stands, for errors. */
export interface ParameterPlace {
  readonly route: string;
  readonly at: string;
  readonly decorator: string;
}

/** The type of the values of a parameter, and what they are read from. */
export interface DeclaredType {
  readonly type: TypeForm;
  readonly reading: Reading;
}

/** What the compiler writes where it knows no more than that there is something, or that it holds something. */
const lost = new Set<unknown>([undefined, Object, Array, Function, Promise, Map, Set, Symbol]);

/**
 * The type that the options state, else the declared one. Throws `PARAMETER_TYPE_UNKNOWN` and `METADATA_MISSING` where neither says it, `PARAMETER_TYPE_UNFIT`
 * where the source cannot give it, `BODY_MEDIA_UNFIT` where the media type cannot.
 */
export function declaredType(source: Source, options: ParameterOptions, design: unknown, place: ParameterPlace): DeclaredType {
  const stated = statedType(options, design);
  const type: unknown = stated ?? design;
  if (stated === undefined && !('type' in options && options.type !== undefined)) checkKept(design, place);
  const special = specialReading(source, type);
  if (special !== undefined) return { type: anything, reading: special };
  const form = typeFormOf(type as StatedType, [`${place.at} of ${place.route}`]);
  const reading = readingOf(source, options, form, place);
  if (reading === undefined) throw unfit(source, form, place);
  return { type: form, reading };
}

function statedType(options: ParameterOptions, design: unknown): StatedType | undefined {
  const members = statedEnum(options);
  if (members !== undefined) {
    if (design === Array) return [members];
    return design === Set ? setOf(members) : members;
  }
  if (options.type !== undefined) return options.type;
  // `string | null` is lost, but only text has a length.
  return lost.has(design) && design !== Array && design !== Set && design !== Map ? typeOfLimits(options) : undefined;
}

function checkKept(design: unknown, place: ParameterPlace): void {
  if (design === Function) throw TenonError.of('METADATA_MISSING', { needer: place.route, at: place.at, reason: 'import type' });
  if (!lost.has(design) && !isScalar(design)) return;
  throw TenonError.of('PARAMETER_TYPE_UNKNOWN', { ...place, type: design === undefined ? 'nothing' : tokenName(design as never) });
}

/** Classes that stand for the body, the query or the form as it came. */
function specialReading(source: Source, type: unknown): Reading | undefined {
  if (type === URLSearchParams && (source === 'query' || source === 'form')) return 'pairs';
  if (source !== 'body') return undefined;
  if (type === Buffer || type === Uint8Array) return 'bytes';
  return type === Readable ? 'stream' : undefined;
}

function readingOf(source: Source, options: ParameterOptions, form: TypeForm, place: ParameterPlace): Reading | undefined {
  if (form.kind === 'model' && noModels.has(form.model)) return undefined;
  if (source === 'body') return bodyReading(options, form, place);
  if (options.json === true) return 'json';
  if (source === 'path') return isText(form) && form.kind !== 'nullable' ? 'text' : undefined;
  if (isObject(form)) return options.style === 'deepObject' ? 'deep' : 'all';
  return isText(form) || isTexts(form) ? 'text' : undefined;
}

/** Classes that look like models, and can only be what they are for elsewhere. */
const noModels = new Set<unknown>([URLSearchParams, Readable]);

function bodyReading({ mediaType }: ParameterOptions, form: TypeForm, place: ParameterPlace): Reading {
  const types = mediaType === undefined ? [] : [mediaType].flat();
  if (types.every((type) => isJson(type))) return 'json';
  if (isText(form) && !types.some((type) => isJson(type))) return 'text';
  throw TenonError.of('BODY_MEDIA_UNFIT', { route: place.route, at: place.at, mediaTypes: types, type: describeForm(form) });
}

function unfit(source: Source, form: TypeForm, place: ParameterPlace): TenonError {
  if (source === 'body') return TenonError.of('BODY_TYPE_UNFIT', { route: place.route, at: place.at, type: describeForm(form) });
  const part = source === 'path' && form.kind === 'list' ? 'Array' : describeForm(unfitPart(form));
  return TenonError.of('PARAMETER_TYPE_UNFIT', { ...place, type: part });
}

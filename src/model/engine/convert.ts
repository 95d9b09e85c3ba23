import { Misfit } from '../misfit.js';
import type { Constructor } from '../../core/types.js';
import { formOf } from '../form/form-of.js';
import type { TypeForm } from '../types/type-form.js';
import type { Building, Judgement } from './building.js';
import { isOfResponse } from './options.js';
import type { Place } from './place.js';
import { isRecord, notAnObject } from './records.js';
import { readKey, recordEntries } from './response/maps.js';
import { cyclic, holdsProperties, missing } from './response/source.js';
import { readScalar } from './scalar-reading.js';
import { convertUnion } from './union.js';

const notAList = new Misfit('list_type', 'must be a list');
const notASet = new Misfit('set_type', 'must be a list of different values');
const notATuple = new Misfit('tuple_type', 'must be a list');
const notAMap = new Misfit('dict_type', 'must be an object');

/** Converts what was sent to a type, all the way down; what does not fit is noted, and stays as it was sent. */
export function convert(type: TypeForm, value: unknown, place: Place, building: Building): unknown {
  switch (type.kind) {
    case 'any':
      // Of a name that was sent several times the last counts.
      return place.conversion === 'text' && Array.isArray(value) ? value.at(-1) : value;
    case 'nullable':
      return value === null ? null : convert(type.of, value, place, building);
    case 'scalar': {
      const read = readScalar(type.scalar, place.conversion, value);
      return read instanceof Misfit ? building.refuse(read, place, value) : read;
    }
    case 'model':
      return convertModel(type.model, value, place, building);
    case 'list':
      return items(type.item, value, notAList, place, building);
    case 'set': {
      const given = value instanceof Set && isOfResponse(place.conversion) ? [...(value as ReadonlySet<unknown>)] : value;
      const list = items(type.item, given, notASet, place, building);
      return Array.isArray(list) ? new Set<unknown>(list) : list;
    }
    case 'map':
      return convertMap(type, value, place, building);
    case 'tuple':
      return convertTuple(type.items, value, place, building);
    case 'union':
      return convertUnion(type, value, place, building, convert);
  }
}

function convertModel(model: Constructor, value: unknown, place: Place, building: Building): unknown {
  if (!holdsProperties(value, place.conversion)) return building.refuse(notAnObject, place, value);
  const form = formOf(model, building.options.selection);
  if (isTooDeep(place, building) || building.isOpen(form, value)) return building.refuse(cyclic, place, value);
  if (!place.validates) return building.steps.build(form, value, place, building);
  const judge = (): Judgement => building.steps.judge(form, value, place, building);
  const { instance, problems } = building.judgements?.of(form, value, place, judge) ?? judge();
  building.add(problems);
  return instance;
}

/** Data that is received was looked over before. */
function isTooDeep(place: Place, { options }: Building): boolean {
  return place.depth > options.limits.depth && isOfResponse(place.conversion);
}

/** A single text is a list of one: so repeated names of a query are read. */
function items(type: TypeForm, value: unknown, misfit: Misfit, place: Place, building: Building): unknown {
  const list = place.conversion === 'text' && typeof value === 'string' ? [value] : value;
  if (!Array.isArray(list)) return building.refuse(misfit, place, value);
  if (isTooDeep(place, building)) return building.refuse(cyclic, place, value);
  const converted: unknown[] = [];
  for (const [i, item] of list.entries()) {
    // Nobody reads the ten thousandth problem, and looking for it costs time.
    converted.push(building.isFull || item === undefined ? item : convert(type, item, place.inside(i, i), building));
  }
  return converted;
}

function convertMap(type: Extract<TypeForm, { kind: 'map' }>, value: unknown, place: Place, building: Building): unknown {
  const isResponse = isOfResponse(place.conversion);
  const all = isResponse ? recordEntries(value) : isRecord(value) ? Object.entries(value) : undefined;
  if (all === undefined) return building.refuse(notAMap, place, value);
  if (isTooDeep(place, building)) return building.refuse(cyclic, place, value);
  const entries: [unknown, unknown][] = [];
  for (const [i, [given, inner]] of all.entries()) {
    if (building.isFull) break;
    const name = typeof given === 'string' ? given : String(given);
    const at = place.inside(name, i);
    const key = readKey(type.key, given, isResponse);
    // What is wrong with a key is told before what is wrong with its value; a key that is no text would be too much for class-validator.
    if (key instanceof Misfit) building.refuse(key, place.inside(name, i - 0.5).inside('[key]', 0), given);
    entries.push([key instanceof Misfit ? name : key, convert(type.value, inner, at, building)]);
  }
  return type.asRecord ? Object.fromEntries(entries) : new Map(entries);
}

function convertTuple(types: readonly TypeForm[], value: unknown, place: Place, building: Building): unknown {
  if (!Array.isArray(value)) return building.refuse(notATuple, place, value);
  if (value.length > types.length) {
    const ctx = { field_type: 'Tuple', max_length: types.length, actual_length: value.length };
    return building.refuse(new Misfit('too_long', `must have ${types.length} items`, ctx), place, value);
  }
  return types.map((type, i) => {
    const at = place.inside(i, i);
    if (i < value.length) return convert(type, value[i], at, building);
    building.refuse(missing, at, value);
    return undefined;
  });
}

import type { Constructor } from '../../core/types.js';
import type { PropertyForm } from '../form/model-form.js';
import { Misfit } from '../misfit.js';
import type { TypeForm } from '../types/type-form.js';
import type { Building } from './building.js';
import { anyRead, closureOf } from './closures.js';
import { convert } from './convert.js';
import { isRecord } from './records.js';
import { isOfResponse, type DataLimits, type ResolvedOptions } from './options.js';
import { Place } from './place.js';
import { declaredItems } from './longest-list.js';
import { FAIL, type Entry, type Read, type ReaderForm } from './program.js';
import { responseMapRead, responseUnionRead } from './response/readers.js';
import { scalarReading } from './scalar-reading.js';

/** What making readers takes from the models around. */
export interface ReaderSurroundings {
  readonly options: ResolvedOptions;
  /** The compiled reader of another model. */
  entryOf(model: Constructor): Entry;
  /** For what is tried the long way: the branches of a union without a tag. */
  trial(): Building;
}

/** How a property's values are read. */
export function readerOfProperty(property: PropertyForm, around: ReaderSurroundings): ReaderForm {
  const most = declaredItems(property);
  const reader = readerOf(property.type, around);
  return reader.kind === 'list' && most > reader.limit ? { ...reader, limit: most } : reader;
}

/** Types whose readers are being made: one that is met again holds itself. */
const open = new Set<TypeForm>();

function readerOf(type: TypeForm, around: ReaderSurroundings): ReaderForm {
  if (open.has(type)) return { kind: 'call', read: lateRead(type, around) };
  open.add(type);
  try {
    return newReaderOf(type, around);
  } finally {
    open.delete(type);
  }
}

/** Made when a value first goes that deep. */
function lateRead(type: TypeForm, around: ReaderSurroundings): Read {
  let read: Read | undefined;
  return (value, depth) =>
    depth > around.options.limits.depth ? FAIL : (read ??= closureOf(readerOf(type, around), around.options.limits))(value, depth);
}

function newReaderOf(type: TypeForm, around: ReaderSurroundings): ReaderForm {
  const { options } = around;
  switch (type.kind) {
    case 'any':
      if (isOfResponse(options.conversion)) return { kind: 'call', read: asItIs };
      return options.conversion === 'text' ? { kind: 'call', read: lastText } : { kind: 'any' };
    case 'scalar':
      return {
        kind: 'scalar',
        scalar: type.scalar,
        convert: scalarReading(type.scalar, options.conversion),
        isDirect: options.conversion !== 'text',
      };
    case 'model':
      return { kind: 'model', entry: around.entryOf(type.model) };
    case 'nullable':
      return { kind: 'nullable', of: readerOf(type.of, around) };
    case 'list': {
      const list: ReaderForm = { kind: 'list', item: readerOf(type.item, around), limit: options.limits.items };
      return options.conversion === 'text' ? { kind: 'call', read: listOfTexts(closureOf(list, options.limits)) } : list;
    }
    case 'set':
    case 'map':
    case 'tuple':
    case 'union':
      return { kind: 'call', read: compositeRead(type, around) };
  }
}

const asItIs: Read = (value) => value;

/** Of a name that was sent several times the last counts. */
const lastText: Read = (value) => (Array.isArray(value) ? (value as unknown[]).at(-1) : value);

/** A name that was sent once is a list of one. */
function listOfTexts(read: Read): Read {
  return (value, depth) => read(typeof value === 'string' ? [value] : value, depth);
}

function compositeRead(
  type: Exclude<TypeForm, { kind: 'any' | 'scalar' | 'model' | 'nullable' | 'list' }>,
  around: ReaderSurroundings,
): Read {
  const { limits } = around.options;
  const inner = (of: TypeForm): Read => closureOf(readerOf(of, around), limits);
  const isResponse = isOfResponse(around.options.conversion);
  switch (type.kind) {
    case 'set': {
      const read = closureOf(readerOf({ kind: 'list', item: type.item }, around), limits);
      return (value, depth) => {
        const items = read(isResponse && value instanceof Set ? [...(value as ReadonlySet<unknown>)] : value, depth);
        return items === FAIL ? FAIL : new Set(items as unknown[]);
      };
    }
    case 'tuple':
      return tupleRead(type.items.map(inner), limits);
    case 'map':
      return isResponse ? responseMapRead(type, inner(type.value), limits) : mapRead(type, inner(type.value), limits);
    case 'union':
      if (isResponse) return responseUnionRead(type, (model) => around.entryOf(model), trialRead(type, around));
      return type.tag === undefined ? trialRead(type, around) : tagRead(type.tag, around);
  }
}

function tupleRead(items: readonly Read[], limits: DataLimits): Read {
  return (value, depth) => {
    if (!Array.isArray(value) || value.length !== items.length || depth >= limits.depth) return FAIL;
    const read: unknown[] = [];
    for (const [i, item] of items.entries()) {
      const one = item(value[i], depth + 1);
      if (one === FAIL) return FAIL;
      read.push(one);
    }
    return read;
  };
}

function mapRead({ key, asRecord }: Extract<TypeForm, { kind: 'map' }>, readValue: Read, limits: DataLimits): Read {
  return (value, depth) => {
    if (!isRecord(value) || depth >= limits.depth) return FAIL;
    const names = Object.keys(value);
    if (names.length > limits.keys) return FAIL;
    const entries: [unknown, unknown][] = [];
    for (const name of names) {
      if (name === '__proto__' || name === 'constructor') return FAIL;
      const readKey = key === undefined ? name : key.fromText(name);
      const inner = readValue(value[name], depth + 1);
      if (inner === FAIL || readKey instanceof Misfit) return FAIL;
      entries.push([readKey, inner]);
    }
    return asRecord ? (Object.fromEntries(entries) as object) : new Map(entries);
  };
}

function tagRead(tag: NonNullable<Extract<TypeForm, { kind: 'union' }>['tag']>, around: ReaderSurroundings): Read {
  let entries: Map<unknown, Entry> | undefined;
  let key = '';
  let nameKey: string | undefined;
  return (value, depth) => {
    if (!isRecord(value)) return FAIL;
    if (entries === undefined) {
      entries = new Map([...tag.models].map(([name, model]) => [name, around.entryOf(model)]));
      ({ key, nameKey } = tag);
    }
    const sent = value[key] === undefined && nameKey !== undefined ? value[nameKey] : value[key];
    return entries.get(sent)?.read(value, depth + 1) ?? FAIL;
  };
}

/** Which branch fits best takes a verdict on each, not only a reader that may not know. */
function trialRead(type: TypeForm, around: ReaderSurroundings): Read {
  const { conversion, limits } = around.options;
  const passes = isOfResponse(conversion) ? asItIs : anyRead(limits);
  return (value, depth) => {
    if (passes(value, depth) === FAIL) return FAIL;
    const trial = around.trial();
    const converted = convert(type, value, Place.first([], depth, conversion, true), trial);
    return trial.problems.length > 0 || trial.pending.length > 0 ? FAIL : converted;
  };
}

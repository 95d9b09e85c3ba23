import { getMetadataStorage } from 'class-validator';
import type { Constructor } from '../../../src/core/types.js';
import type { UnknownKeys } from '../../../src/model/form/model-form.js';
import type { PropertyFact, RandomModel, ValueFact } from '../support/random-models.js';

/** What the reference converter is told. */
export interface ReferenceOptions {
  readonly conversion: 'lax' | 'strict';
  readonly unknownKeys: UnknownKeys;
  readonly groups: string[] | undefined;
}

/** What it made, for class-validator to look at. */
export interface Reference {
  readonly instance: object;
  /** Values that are not of their type. */
  readonly misfits: ReferenceMisfit[];
  /** The places of keys that nothing declares, where they are forbidden. */
  readonly forbidden: string[];
}

export interface ReferenceMisfit {
  /** As JSON. */
  readonly place: string;
  /** Properties with a condition of the user's that hold it: it counts only where class-validator finds something in each. */
  readonly gates: readonly Gate[];
}

export interface Gate {
  readonly holder: object;
  readonly name: string;
}

type Bag = Record<string, unknown>;

/**
 * Converts data as `lax` and `strict` are documented, by the facts from which a random class was made and not by its metadata. What comes
 * out, given to class-validator, says what the engine must say:
 *
 * - each property is read from its key if that is there and not `undefined`; `null` stays `null`;
 * - a value is converted to its type, in lists, sets and maps each one, with nothing but JSON's own conversions; what is not of its type
 *   stays as it was sent, and is a misfit: the data is refused, but for what a condition of the user's takes out;
 * - what users transform is theirs: it is handed to them converted where it could be, else as it was sent, and is no misfit;
 * - other keys are dropped, kept (but never as a property that the class speaks of), or refuse the data; a tag that told the class is no other key.
 */
export function convertByReference(model: RandomModel, plain: Bag, options: ReferenceOptions): Reference {
  const reference = new Converter(options);
  const instance = reference.model(model, plain, { loc: [], conversion: options.conversion, gates: [] });
  return { instance, misfits: reference.misfits, forbidden: reference.forbidden };
}

interface At {
  readonly loc: readonly (string | number)[];
  readonly conversion: 'lax' | 'strict';
  readonly gates: readonly Gate[];
}

const within = (at: At, key: string | number): At => ({ ...at, loc: [...at.loc, key] });

interface Keys {
  readonly plain: Bag;
  readonly instance: Bag;
  /** The keys that are read. */
  readonly known: ReadonlySet<string>;
  /** The names of properties that are spoken of. */
  readonly own: ReadonlySet<string>;
  readonly at: At;
  readonly tag: string | undefined;
}

class Converter {
  misfits: ReferenceMisfit[] = [];
  forbidden: string[] = [];

  constructor(readonly options: ReferenceOptions) {}

  model({ type, properties, settings }: RandomModel, plain: Bag, at: At, tag?: string): object {
    const instance = new type() as Bag;
    const here = settings.strict === undefined ? at : ({ ...at, conversion: settings.strict ? 'strict' : 'lax' } as const);
    const selected = new Set(validated(type, this.options.groups));
    const known = new Set<string>();
    for (const property of properties.values()) {
      // What class-validator does not know is not taken from anybody.
      const key = selected.has(property.name) ? property.key : undefined;
      if (key === undefined) continue;
      known.add(key);
      if (!Object.hasOwn(plain, key) || plain[key] === undefined || isFixed(instance, property.name)) continue;
      const gates = isConditional(type, property.name, this.options.groups)
        ? [...here.gates, { holder: instance, name: property.name }]
        : here.gates;
      instance[property.name] = this.#property(type, property, plain[key], { ...within(here, key), gates });
    }
    const own = new Set(
      [...properties.values()].filter(({ name, isMentioned }) => isMentioned || selected.has(name)).map(({ name }) => name),
    );
    this.#unknown(settings.unknownKeys ?? this.options.unknownKeys, { plain, instance, known, own, at, tag });
    return instance;
  }

  #unknown(handling: UnknownKeys, { plain, instance, known, own, at, tag }: Keys): void {
    for (const key of Object.keys(plain)) {
      if (known.has(key)) continue;
      if (handling === 'keep' && !(key in instance) && !own.has(key)) instance[key] = plain[key];
      if (handling === 'forbid' && key !== tag) this.forbidden.push(JSON.stringify([...at.loc, key]));
    }
  }

  #property(type: Constructor, { name, value, transforms }: PropertyFact, raw: unknown, at: At): unknown {
    const isWhole = isInt(type, name, this.options.groups);
    if (transforms.length === 0) return raw === null ? null : this.#value(value, raw, isWhole, at);
    const trial = new Converter(this.options);
    let given = raw === null ? null : trial.#value(value, raw, isWhole, at);
    if (trial.misfits.length > 0) given = raw;
    const result = transforms.reduce((value, transform) => transform(value), given);
    // What the user has put something else in the place of is gone.
    if (trial.misfits.length === 0 && result === given) this.forbidden.push(...trial.forbidden);
    return result;
  }

  #value(fact: ValueFact, raw: unknown, isWhole: boolean, at: At): unknown {
    switch (fact.kind) {
      case 'any':
        return raw;
      case 'scalar': {
        const read = scalarReaders[fact.scalar](raw, at.conversion === 'lax', isWhole);
        return read === undefined ? this.#refuse(raw, at) : read;
      }
      case 'model':
        return isRecord(raw) ? this.model(fact.model, raw, at) : this.#refuse(raw, at);
      case 'tagged': {
        const tag = isRecord(raw) ? raw['kind'] : undefined;
        const model = fact.models.get(tag as string);
        return model === undefined ? this.#refuse(raw, at) : this.model(model, raw as Bag, within(at, tag as string), 'kind');
      }
      case 'list':
      case 'set': {
        if (!Array.isArray(raw)) return this.#refuse(raw, at);
        const items = raw.map((item, i) => this.#value(fact.item, item, isWhole, within(at, i)));
        return fact.kind === 'list' ? items : new Set(items);
      }
      case 'map':
        if (!isRecord(raw)) return this.#refuse(raw, at);
        return new Map(Object.entries(raw).map(([key, item]) => [key, this.#value(fact.item, item, isWhole, within(at, key))]));
    }
  }

  #refuse(raw: unknown, at: At): unknown {
    this.misfits.push({ place: JSON.stringify(at.loc), gates: at.gates });
    return raw;
  }
}

/** Undefined for what is no value of the type. */
type ScalarReader = (raw: unknown, isLax: boolean, isWhole: boolean) => unknown;

const TRUE = ['1', 'true', 't', 'yes', 'y', 'on'];
const FALSE = ['0', 'false', 'f', 'no', 'n', 'off'];

const scalarReaders: Readonly<Record<'String' | 'Number' | 'Boolean' | 'Date', ScalarReader>> = {
  String: (raw) => (typeof raw === 'string' ? raw : undefined),
  Number(raw, isLax, isWhole) {
    let number = raw;
    if (isLax && typeof raw === 'boolean') number = Number(raw);
    if (isLax && typeof raw === 'string') {
      const text = raw.trim().replace(/(?<=\d)_(?=\d)/g, '');
      const isNumber = isWhole ? /^[+-]?\d+(\.0+)?$/.test(text) : /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text);
      // The text of a whole number has no sign of zero.
      number = isNumber ? Number(text) + (isWhole ? 0 : -0) : undefined;
    }
    if (!Number.isFinite(number)) return undefined;
    return isWhole && !Number.isSafeInteger(number) ? undefined : number;
  },
  Boolean(raw, isLax) {
    if (typeof raw === 'boolean') return raw;
    if (!isLax) return undefined;
    if (raw === 0 || raw === 1) return raw === 1;
    if (typeof raw !== 'string') return undefined;
    return TRUE.includes(raw.toLowerCase()) ? true : FALSE.includes(raw.toLowerCase()) ? false : undefined;
  },
  Date(raw, isLax) {
    if (typeof raw === 'number') return isLax ? stamp(raw) : undefined;
    if (typeof raw !== 'string') return undefined;
    if (/^[+-]?(\d+\.?\d*|\.\d+)$/.test(raw)) return stamp(Number(raw));
    const match = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?$/.exec(raw);
    const date = new Date(raw);
    if (match === null || Number.isNaN(date.getTime()) || (!isLax && match[1] === undefined)) return undefined;
    return match[1] !== undefined || date.toISOString().startsWith(raw) ? date : undefined;
  },
};

/** Seconds or milliseconds since 1970. */
function stamp(value: number): Date | undefined {
  const time = Math.abs(value) > 2e10 ? value : value * 1000;
  const date = new Date(Math.round(time * 1000) / 1000);
  return date.getTime() >= -62_135_596_800_000 && date.getTime() <= 253_402_300_799_999 ? date : undefined;
}

function isRecord(value: unknown): value is Bag {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A method, or a getter without a setter, which nothing can be written to. */
function isFixed(instance: object, name: string): boolean {
  if (Object.hasOwn(instance, name)) return false;
  for (let at = Object.getPrototypeOf(instance) as object | null; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    const found = Object.getOwnPropertyDescriptor(at, name);
    if (found !== undefined) return found.get !== undefined || typeof found.value === 'function';
  }
  return false;
}

function metadataOf(type: Constructor, groups: string[] | undefined): { propertyName: string; name?: string; type: string }[] {
  return getMetadataStorage().getTargetValidationMetadatas(type, '', false, false, groups);
}

function validated(type: Constructor, groups: string[] | undefined): string[] {
  return metadataOf(type, groups).map(({ propertyName }) => propertyName);
}

/** `number` with `@IsInt` is a whole number. */
function isInt(type: Constructor, name: string, groups: string[] | undefined): boolean {
  return metadataOf(type, groups).some((metadata) => metadata.propertyName === name && metadata.name === 'isInt');
}

function isConditional(type: Constructor, property: string, groups: string[] | undefined): boolean {
  return metadataOf(type, groups).some(
    ({ propertyName, name, type: kind }) => propertyName === property && kind === 'conditionalValidation' && name !== 'isOptional',
  );
}

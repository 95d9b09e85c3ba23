import type { ValidatorOptions } from 'class-validator';
import { generatesCode, type CodeGeneration } from '../../core/code-generation.js';
import type { ModelForm, Selection, UnknownKeys } from '../form/model-form.js';

/**
 * How values are converted:
 * `lax` as FastAPI reads JSON (`"5"` is 5 where a number is declared), `strict` without conversions between JSON's own types,
 * `text` from names and texts (query, headers, forms), `library` exactly as class-transformer does it, with its looseness,
 * `response` from what a handler returns: instances of any class by the names of their properties, values of each type as they are.
 */
export type Conversion = 'lax' | 'strict' | 'text' | 'library' | 'response';

/** The conversion of a value on its way: the first look at the branches of a union in a response takes only what is of a type as it is. */
export type ValueConversion = Conversion | 'exact';

/** Whether values are those of a program, not data of strangers. */
export function isOfResponse(conversion: ValueConversion): boolean {
  return conversion === 'response' || conversion === 'exact';
}

/** Limits on data that holds before anything looks at it closely; each is far beyond what honest clients send. */
export interface DataLimits {
  /** Levels of objects and lists in one another. */
  readonly depth: number;
  /** Keys of one object. */
  readonly keys: number;
  /** Items of one list, unless its property allows more itself. */
  readonly items: number;
  /** Problems that are reported; no more are looked for. */
  readonly problems: number;
  /** `true`: half a surrogate pair in a text is let pass. */
  readonly loneSurrogates: boolean;
}

export const defaultLimits: DataLimits = { depth: 32, keys: 1000, items: 10_000, problems: 50, loneSurrogates: false };

/** A program knows how much it sends; only what holds itself has no end. The depth is pydantic's. */
const responseLimits: DataLimits = { depth: 255, keys: Infinity, items: Infinity, problems: 50, loneSurrogates: true };

/** How a model reads data. */
export interface ModelOptions extends Selection {
  /** `lax` where nothing is said. */
  readonly conversion?: Conversion;
  /** `ignore` where nothing is said. */
  readonly unknownKeys?: UnknownKeys;
  /** Of data that is received: a response has none. */
  readonly limits?: Partial<DataLimits>;
  /** Whether reading is generated code or closures; where nothing is said, code where that is allowed. */
  readonly codeGeneration?: CodeGeneration;
}

/** The same with everything said. */
export interface ResolvedOptions {
  readonly conversion: Conversion;
  readonly unknownKeys: UnknownKeys;
  readonly limits: DataLimits;
  readonly generates: boolean;
  readonly selection: Selection;
  /** Tells options apart. */
  readonly key: string;
  /** What class-validator would be told; made on first use. */
  validator?: ValidatorOptions;
}

const resolved = new WeakMap<ModelOptions, ResolvedOptions>();
const nothing: ModelOptions = {};

export function resolveOptions(options: ModelOptions = nothing): ResolvedOptions {
  let known = resolved.get(options);
  if (known === undefined) resolved.set(options, (known = resolve(options)));
  return known;
}

function resolve(options: ModelOptions): ResolvedOptions {
  const { conversion = 'lax', unknownKeys = 'ignore', groups, always, strictGroups } = options;
  // A limit that is given as undefined is not given.
  const given = Object.fromEntries(Object.entries(options.limits ?? {}).filter(([, limit]) => limit !== undefined));
  const limits: DataLimits = conversion === 'response' ? responseLimits : { ...defaultLimits, ...given };
  const generates = generatesCode(options.codeGeneration ?? 'auto');
  const selection = { ...(groups && { groups }), ...(always && { always }), ...(strictGroups && { strictGroups }) };
  const key = JSON.stringify([conversion, unknownKeys, generates, Object.values(limits), groups, always, strictGroups]);
  return { conversion, unknownKeys, limits, generates, selection, key };
}

/** How data of a class is converted: what the class says of it goes before what is said around it. */
export function conversionFor<C extends ValueConversion>({ settings: { strict } }: ModelForm, conversion: C): C | 'strict' | 'lax' {
  if (strict === undefined || (conversion !== 'lax' && conversion !== 'strict')) return conversion;
  return strict ? 'strict' : 'lax';
}

/** The same options under another conversion. */
export function withConversion(options: ResolvedOptions, conversion: Conversion): ResolvedOptions {
  const { validator: _, ...others } = options;
  return options.conversion === conversion ? options : { ...others, conversion, key: `${conversion} ${options.key}` };
}

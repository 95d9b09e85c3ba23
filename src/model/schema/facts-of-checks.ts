import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { ownCheckOf } from '../field/own-check.js';
import type { TypeForm } from '../types/type-form.js';
import { byteFacts } from './byte-facts.js';
import { sayable, type FactMaker, type JsonType } from './facts.js';
import { isGenuine } from '../checks/genuine.js';
import { narrow } from './merge.js';
import { numberFacts, ownNumberFacts } from './number-facts.js';
import type { Draft, JsonSchema, SchemaWording } from './schema.js';
import { targetOf, type Target } from './target.js';
import { ownTextFacts, textFacts, textOnly } from './text-facts.js';
import { areAlike, areIdentical } from './unique-items.js';
import { isCount, valueFacts } from './value-facts.js';

const libraryFacts = new Map(Object.entries({ ...valueFacts, ...numberFacts, ...textFacts }));
const ownFacts = new Map(Object.entries({ isDefined: () => ({}), ...ownNumberFacts, ...ownTextFacts }));

/** Narrows the schema of a type to what checks take of it; the names of those that cannot be said are under `x-validators`. */
export function narrowByChecks(draft: Draft, checks: readonly ValidationMetadata[], form: TypeForm, wording: SchemaWording): void {
  const target = targetOf(form);
  for (const metadata of checks) {
    const facts = ownCheckOf(metadata.constraintCls)?.isType === true ? {} : factsOf(metadata, target, wording);
    if (facts === undefined) narrow(draft, unsaid(metadata, target, wording));
    else if (target.kind === 'numeric') narrowNumbers(draft, facts);
    else narrow(draft, facts);
  }
}

/** Names checks without saying what they take, because it depends on something else whether they are asked. */
export function nameChecks(draft: Draft, checks: readonly ValidationMetadata[], wording: SchemaWording): void {
  for (const metadata of checks) if (ownCheckOf(metadata.constraintCls)?.isType !== true) narrow(draft, named(metadata, wording));
}

/** Limits hold for the branch of numbers; how they compare with text is beyond JSON Schema. */
function narrowNumbers(draft: Draft, facts: JsonSchema): void {
  if (draft.anyOf === undefined) return;
  const [numbers, ...texts] = draft.anyOf as readonly JsonSchema[];
  const narrowed = { ...numbers };
  narrow(narrowed, facts);
  draft.anyOf = [narrowed, ...texts];
}

function factsOf(metadata: ValidationMetadata, target: Target, wording: SchemaWording): JsonSchema | undefined {
  if (metadata.validateIf !== undefined) return undefined;
  const constraints = (metadata.constraints as unknown[] | undefined) ?? [];
  const own = ownCheckOf(metadata.constraintCls);
  if (own !== undefined) return ownFactsOf(own.name, constraints, target, wording);
  if (!isGenuine(metadata)) return undefined;
  if (metadata.name === 'arrayUnique') return isUnique(target) ? { uniqueItems: true } : undefined;
  return ofLibrary(metadata.name as string, constraints, target, wording);
}

function ofLibrary(name: string, constraints: readonly unknown[], target: Target, wording: SchemaWording): JsonSchema | undefined {
  if (name === 'arrayContains' || name === 'arrayNotContains') return ofContents(name, constraints[0], target, wording);
  const make = libraryFacts.get(name);
  if (target.kind === 'same') {
    const facts = make?.(constraints, { type: target.type, wording });
    return facts === undefined || 'type' in facts || target.type !== undefined || !textOnly.has(name)
      ? facts
      : { type: 'string', ...facts };
  }
  if (target.kind === 'list') return make?.(constraints, { type: 'array', wording });
  if (idle.has(name)) return {};
  return target.kind === 'normalised' && wording === 'declared' ? make?.(constraints, { type: 'string', wording }) : undefined;
}

/** They say no more than a type, which is known, or than that there is something. */
const idle: ReadonlySet<string> = new Set(['isDefined', 'isNotEmpty', 'isDate', 'isObject', 'isInstance']);

function ownFactsOf(name: string, constraints: readonly unknown[], target: Target, wording: SchemaWording): JsonSchema | undefined {
  if (target.kind === 'list' || target.kind === 'set' || target.kind === 'map') return ofCount(name, constraints[0], target, wording);
  if (target.kind === 'bytes') return byteFacts(name, constraints[0], target, wording);
  const make: FactMaker | undefined = ownFacts.get(name);
  const isSayable = target.kind === 'same' || target.kind === 'numeric' || (target.kind === 'normalised' && wording === 'declared');
  return isSayable ? make?.(constraints, { type: undefined, wording }) : undefined;
}

type Container = Extract<Target, { readonly items: TypeForm }>;

/** In a set and in a map, what is sent several times is there once. */
function ofCount(name: string, limit: unknown, { kind, items, keepsCount }: Container, wording: SchemaWording): JsonSchema | undefined {
  if (name === 'arrayUnique') {
    if (kind === 'set') return areIdentical(items) ? {} : undefined;
    return kind === 'list' && (wording === 'declared' || areAlike(items)) ? { uniqueItems: true } : undefined;
  }
  if (!isCount(limit)) return undefined;
  const what = kind === 'map' ? 'Properties' : 'Items';
  if (name === 'arrayMinSize') return { [`min${what}`]: Math.ceil(limit) };
  return name === 'arrayMaxSize' && (keepsCount || wording === 'declared') ? { [`max${what}`]: Math.floor(limit) } : undefined;
}

function isUnique(target: Target): boolean {
  return target.kind === 'list' && areIdentical(target.items);
}

function ofContents(name: string, values: unknown, target: Target, wording: SchemaWording): JsonSchema | undefined {
  const item = target.kind === 'list' ? targetOf(target.items) : target;
  if (item.kind !== 'same' || !Array.isArray(values)) return undefined;
  const known = sayable(values, { type: item.type, wording });
  if (name === 'arrayNotContains')
    return known.length === 0 ? { type: 'array' } : { type: 'array', not: { type: 'array', contains: { enum: known } } };
  if (known.length < values.length) return undefined;
  return { type: 'array', ...(known.length === 0 ? {} : { allOf: known.map((value) => ({ contains: { const: value } })) }) };
}

/** Which type a check takes can be said even where the rest cannot. */
function unsaid(metadata: ValidationMetadata, target: Target, wording: SchemaWording): JsonSchema {
  const { name = '', validateIf } = metadata;
  const isText = target.kind === 'same' && validateIf === undefined && textOnly.has(name) && isGenuine(metadata);
  const type: JsonType = 'string';
  return isText ? { type, ...named(metadata, wording) } : named(metadata, wording);
}

/** FastAPI's documents have no word for what a schema cannot say. */
function named({ name, constraintCls }: ValidationMetadata, wording: SchemaWording): JsonSchema {
  if (wording === 'declared') return {};
  const shown = name ?? (constraintCls as { readonly name?: string } | undefined)?.name ?? '';
  return shown === '' || shown === 'isDefined' ? {} : { 'x-validators': [shown] };
}

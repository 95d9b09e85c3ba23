import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import type { Constructor } from '../../core/types.js';
import { isGenuine } from '../checks/genuine.js';
import { transformerStorage } from '../library/transformer-storage.js';
import { Int } from '../scalars/numbers.js';
import { Text } from '../scalars/texts.js';
import { scalarOf } from '../scalars/scalar-of.js';
import { anything, type TypeForm } from '../types/type-form.js';
import { discriminated } from './discriminated.js';

/** The checks that say what a value is, where the compiler has lost it (`string | null` becomes Object). */
const typesOfChecks: Readonly<Record<string, unknown>> = {
  isString: String,
  isInt: Int,
  isNumber: Number,
  isBoolean: Boolean,
  isDate: Date,
};
/** Checks of text in the form of something else: what is declared as that would never pass them, were it converted. */
const textChecks = new Set(['isDateString', 'isIso8601', 'isRFC3339', 'isNumberString', 'isBooleanString', 'isDecimal', 'isMilitaryTime']);
const arrayChecks = new Set([
  'isArray',
  'arrayMinSize',
  'arrayMaxSize',
  'arrayNotEmpty',
  'arrayUnique',
  'arrayContains',
  'arrayNotContains',
]);

/**
 * What the values of a property are that only the libraries' decorators describe: from `@Type`, from what the compiler wrote, else from
 * its checks. Where nothing tells, anything.
 */
export function typeOfProperty(
  type: Constructor,
  property: string,
  declared: unknown,
  checks: readonly ValidationMetadata[],
  nested: readonly ValidationMetadata[],
): TypeForm {
  const stated = transformerStorage().findTypeMetadata(type, property);
  const union = stated === undefined ? undefined : discriminated(stated);
  const told = stated === undefined ? undefined : statedType(stated.typeFunction as (about?: unknown) => unknown, property);
  const item = union ?? (told === undefined ? undefined : known(told, checks, true));
  const isList = declared === Array || (isLost(declared) && isListByChecks(checks, nested));
  if (isList) return { kind: 'list', item: item ?? byChecks(checks.filter(({ each }) => each)) };
  if (declared === Set) return { kind: 'set', item: item ?? byChecks(checks.filter(({ each }) => each)) };
  if (declared === Map) return { kind: 'map', key: undefined, value: item ?? byChecks(checks.filter(({ each }) => each)), asRecord: false };
  if (item !== undefined) return item;
  if (isLost(declared)) return byChecks(checks);
  return known(declared, checks, nested.length > 0) ?? anything;
}

/** Asked only once and without an object: a function that looks at its argument decides anew for every value, and cannot be known here. */
function statedType(typeFunction: (about?: unknown) => unknown, property: string): unknown {
  let looked = false;
  const about = new Proxy(
    { property },
    {
      get: (target, key) => {
        looked = true;
        return Reflect.get(target, key) as unknown;
      },
    },
  );
  try {
    const told = typeFunction(about);
    return looked ? undefined : told;
  } catch {
    return undefined;
  }
}

/** `number` with `@IsInt` is a whole number. */
function known(told: unknown, checks: readonly ValidationMetadata[], isModelAllowed: boolean): TypeForm | undefined {
  if (checks.some(({ name }) => name !== undefined && textChecks.has(name))) return { kind: 'scalar', scalar: Text };
  if (told === Number && checks.some((check) => check.name === 'isInt' && isGenuine(check))) return { kind: 'scalar', scalar: Int };
  const scalar = scalarOf(told);
  if (scalar !== undefined) return { kind: 'scalar', scalar };
  if (!isModelAllowed || typeof told !== 'function' || notModels.has(told)) return undefined;
  return { kind: 'model', model: told as Constructor };
}

const notModels = new Set<unknown>([Object, Array, Function, Promise, Symbol, Map, Set]);

function byChecks(checks: readonly ValidationMetadata[]): TypeForm {
  for (const check of checks) {
    // Anybody may call a check of theirs isInt.
    const told = check.name === undefined || !isGenuine(check) ? undefined : typesOfChecks[check.name];
    const form = told === undefined ? undefined : known(told, checks, false);
    if (form !== undefined) return form;
  }
  return anything;
}

function isListByChecks(checks: readonly ValidationMetadata[], nested: readonly ValidationMetadata[]): boolean {
  return [...checks, ...nested].some(({ name, each }) => each || (name !== undefined && arrayChecks.has(name)));
}

const isLost = (declared: unknown): boolean => declared === undefined || declared === Object;

import type { ValidatorConstraintInterface } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { classValidator, type Validator } from '../library/library.js';
import type { Predicate } from './predicate.js';

/** A decorator of class-validator beside the function that it exports for the same check. */
export interface BuiltIn {
  /** Puts the decorator on something, with the parameters that a metadata names. */
  readonly decorator: (...parameters: unknown[]) => (target: object, property: string) => void;
  readonly check: (value: unknown, ...constraints: unknown[]) => boolean;
  /** Its parameters are in a closure, and metadata does not (or not reliably) show them. */
  readonly isClosed: boolean;
}

/** Checks whose name is not that of their function. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  isFqdn: 'isFQDN',
  isIp: 'isIP',
  isIsbn: 'isISBN',
  isIsin: 'isISIN',
  isIso8601: 'isISO8601',
  isJson: 'isJSON',
  isJwt: 'isJWT',
  isLength: 'length',
  isMacAddress: 'isMACAddress',
  isUrl: 'isURL',
  isUuid: 'isUUID',
  IsFirebasePushId: 'isFirebasePushId',
};

const CLOSED: ReadonlySet<string> = new Set(['arrayUnique', 'isIBAN', 'isMacAddress']);

const known = new Map<string, BuiltIn | undefined>();

/** The decorator and the function of a check of that name, where the library has both. */
export function builtIn(name: string): BuiltIn | undefined {
  let found = known.get(name);
  if (found === undefined && !known.has(name)) known.set(name, (found = find(name)));
  return found;
}

/** The library's decision by its exported function, without the object of arguments; by an instance where only that has the parameters. */
export function libraryCheck({ check, isClosed }: BuiltIn, { constraintCls, constraints }: ValidationMetadata): Predicate {
  if (isClosed) {
    const instance = new (constraintCls as new () => ValidatorConstraintInterface)();
    return (value) => instance.validate(value) as boolean;
  }
  const [first, second] = (constraints as unknown[] | undefined) ?? [];
  return (value) => check(value, first, second);
}

function find(name: string): BuiltIn | undefined {
  const check = FUNCTIONS[name] ?? name;
  const decorator = name === 'isUrl' ? 'IsUrl' : check.charAt(0).toUpperCase() + check.slice(1);
  const library = classValidator();
  if (!Object.hasOwn(library, check) || !Object.hasOwn(library, decorator)) return undefined;
  return {
    check: library[check as keyof Validator] as unknown as BuiltIn['check'],
    decorator: library[decorator as keyof Validator] as unknown as BuiltIn['decorator'],
    isClosed: CLOSED.has(name),
  };
}

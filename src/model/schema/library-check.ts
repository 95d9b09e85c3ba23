import type { ValidatorConstraintInterface } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { builtIn } from '../checks/built-ins.js';
import { constraintOf, isAnonymous } from '../checks/constraint-class.js';
import { settle } from '../checks/origin.js';
import { predicateOf } from '../checks/predicates.js';
import { classValidator } from '../library/library.js';

type Decorator = (...parameters: unknown[]) => (target: object, property: string) => void;

/** Those that keep their parameters to themselves. */
const closed = { arrayUnique: 'ArrayUnique', isIBAN: 'IsIBAN', isMacAddress: 'IsMACAddress' } as const;

const verdicts = new WeakMap<ValidationMetadata, boolean>();

/**
 * Whether a check is one of class-validator's own. Many of those of texts leave no trace of where they are from, and cannot be inlined for
 * that; what is said of them here takes no more than that they have the name and the words of the library's.
 */
export function isOfLibrary(metadata: ValidationMetadata): boolean {
  let verdict = verdicts.get(metadata);
  if (verdict === undefined) verdicts.set(metadata, (verdict = predicateOf(metadata) !== undefined || speaksAlike(metadata)));
  return verdict;
}

function speaksAlike({ name, constraintCls, constraints, each }: ValidationMetadata): boolean {
  const decorator = name === undefined ? undefined : decoratorOf(name);
  if (decorator === undefined || !isAnonymous(constraintCls)) return false;
  const registered = classValidator().getMetadataStorage().getTargetValidatorConstraints(constraintCls);
  if (registered.length !== 1 || registered[0]?.async || registered[0]?.name !== name) return false;
  const parameters = (constraints as unknown[] | undefined) ?? [];
  const args = { value: '', constraints: parameters, property: '', object: {}, targetName: '' };
  const message = (it: ValidatorConstraintInterface): unknown => settle(() => it.defaultMessage?.(args));
  const words = message(new (constraintCls as new () => ValidatorConstraintInterface)());
  return words !== undefined && words === settle(() => message(constraintOf(put(decorator, parameters, each))));
}

/** Parameters go first, and those that are left out count. */
function put(decorator: Decorator, parameters: readonly unknown[], each: boolean): (target: object, property: string) => void {
  const all = [...parameters];
  while (all.length < decorator.length - 1) all.push(undefined);
  return decorator(...all, { each });
}

function decoratorOf(name: string): Decorator | undefined {
  const library = classValidator();
  return Object.hasOwn(closed, name) ? (library[closed[name as keyof typeof closed]] as Decorator) : builtIn(name)?.decorator;
}

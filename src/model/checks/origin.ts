import type { ValidationArguments, ValidatorConstraintInterface } from 'class-validator';
import { isThenable } from '../../core/types.js';
import { callerOf, callersUpTo } from './call-sites.js';

/** What a constraint is asked, and what of the language is watched meanwhile, if the question itself cannot be. */
interface Question {
  readonly value?: unknown;
  readonly watched?: readonly [owner: object, key: string];
}

/** Where a constraint is first noticed, and by which question; without places, where none gets it noticed. */
export interface Origin {
  readonly question: Question;
  readonly places: string | undefined;
}

/*
 * Most checks touch the arguments, or a value of any type. Those of texts want a text, in which nothing can be noticed, but `assertString`
 * of validator.js begins with the name of its constructor. The rest are those that use neither; the one of time zones goes first, for it
 * loads 10 ms worth of them whatever else it is asked.
 *
 * What is watched is replaced by assignment of a value of a data property, and has been seen to leave no code slower; an accessor, or
 * `String.name`, which is not writable, would turn the owner into a dictionary for good.
 */
const FIRST: Question = {};
const QUESTIONS: readonly Question[] = [
  FIRST,
  { value: '', watched: [Intl, 'DateTimeFormat'] },
  { value: '', watched: [String.prototype, 'constructor'] },
  { value: 'a'.repeat(20), watched: [RegExp.prototype, 'test'] },
  { value: 0, watched: [Number, 'isInteger'] },
  { value: {}, watched: [Array, 'isArray'] },
];

/** Where the function begins that asks: what is on the stack below it says nothing of the constraint. */
let here: string | undefined;

/** The origin of a constraint of the library. */
export function originOf(constraint: ValidatorConstraintInterface): Origin {
  for (const question of QUESTIONS) {
    const places = trace(constraint, question);
    if (places !== undefined) return { question, places };
  }
  return { question: FIRST, places: undefined };
}

/**
 * Whether a constraint is noticed where, or goes unnoticed as, the one that an origin is of: the functions between the question and the
 * first touch are the same then, so it runs the same code. It may turn out to be the user's, so it is stopped before it can do anything with
 * what it touched, and gets no other question where the first already tells.
 */
export function isFrom(constraint: ValidatorConstraintInterface, { question, places }: Origin): boolean {
  if (question !== FIRST && trace(constraint, FIRST) !== undefined) return false;
  return trace(constraint, question) === places;
}

/**
 * The first touch and the functions that led there. What is touched is part of it: of the two ways through `arrayUnique`, the one that
 * begins with `map` calls a function of the user's.
 */
function trace(constraint: ValidatorConstraintInterface, question: Question): string | undefined {
  let first: string | undefined;
  const stop = (_?: unknown, key?: unknown): never => {
    const places = here === undefined ? undefined : callersUpTo(here, stop);
    if (places !== undefined) first ??= `${typeof key === 'string' ? key : ''} ${places}`;
    throw new TypeError('This was only asked for where it comes from');
  };
  const touchy = { apply: stop, construct: stop, get: stop, getPrototypeOf: stop, has: stop, ownKeys: stop };
  const { value = new Proxy([], touchy), watched } = question;
  const ask = (): unknown => {
    here ??= callerOf(callerOf);
    return constraint.validate(value, new Proxy({}, touchy) as ValidationArguments);
  };
  settle(() => (watched === undefined ? ask() : replacing(watched, new Proxy(ask, touchy), ask)));
  return first;
}

/** Throws where the property is frozen, or is not what the language has there. */
function replacing([owner, key]: readonly [object, string], standIn: unknown, run: () => unknown): unknown {
  const descriptor = Object.getOwnPropertyDescriptor(owner, key);
  if (descriptor === undefined || !('value' in descriptor)) throw new TypeError(`Somebody has changed ${key}`);
  Object.defineProperty(owner, key, { ...descriptor, value: standIn });
  try {
    return run();
  } finally {
    Object.defineProperty(owner, key, descriptor);
  }
}

/** What a function gives, or undefined where it throws; a promise is nobody's concern if it fails. */
export function settle(ask: () => unknown): unknown {
  try {
    const answer = ask();
    if (isThenable(answer)) answer.then(undefined, () => undefined);
    return answer;
  } catch {
    return undefined;
  }
}

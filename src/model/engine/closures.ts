import { Misfit } from '../misfit.js';
import { inspect, isHostileKey, isWellFormed } from './inspect.js';
import type { DataLimits } from './options.js';
import { FAIL, type BoundCheck, type Program, type Read, type ReaderForm, type Step } from './program.js';
import type { CarryOver } from './response/carry-over.js';
import { isSource } from './response/source.js';
import { noteDefaults } from './sent-keys.js';

/** The back end without generated code: a function for each step. */
export function closuresOf(program: Program): Read {
  const { type, limits, carryOver } = program;
  const steps = program.steps.map((step) => stepClosure(step, limits));
  if (carryOver !== undefined) return responseRead(program, steps, carryOver);
  const count = steps.length;
  const most = Math.max(limits.keys, count);
  return (plain, depth) => {
    if (!isRead(plain) || depth > limits.depth) return FAIL;
    const instance = new type() as Record<string, unknown>;
    const state: State = { plain, instance, depth, read: 0, defaults: undefined };
    for (let i = 0; i < count; i += 1) if (!(steps[i] as StepClosure)(state)) return FAIL;
    const keys = countKeys(plain, most);
    if (keys > most) return FAIL;
    if (keys !== state.read && !takesUnknown(state.plain, instance, program, depth)) return FAIL;
    if (state.defaults !== undefined) noteDefaults(instance, state.defaults);
    return instance;
  };
}

/** Of a response nothing is said but what its properties say. */
function responseRead({ type, limits }: Program, steps: readonly StepClosure[], carryOver: CarryOver): Read {
  return (plain, depth) => {
    if (depth > limits.depth || !isSource(plain)) return FAIL;
    const instance = new type() as Record<string, unknown>;
    const state: State = { plain, instance, depth, read: 0, defaults: undefined };
    for (const step of steps) if (!step(state)) return FAIL;
    const defaults = carryOver(plain, instance, state.defaults);
    if (defaults !== undefined) noteDefaults(instance, defaults);
    return instance;
  };
}

interface State {
  readonly plain: Record<string, unknown>;
  readonly instance: Record<string, unknown>;
  readonly depth: number;
  /** Keys that were read. */
  read: number;
  defaults: Record<string, unknown> | undefined;
}

type StepClosure = (state: State) => boolean;

function stepClosure({ name, key, otherKeys, reader, skipsNull, checks, eachChecks, absent }: Step, limits: DataLimits): StepClosure {
  const read = closureOf(reader, limits);
  const passes = checksClosure(checks, eachChecks);
  return (state) => {
    let sent = key === undefined ? undefined : state.plain[key];
    for (let i = 0; sent === undefined && i < otherKeys.length; i += 1) sent = state.plain[otherKeys[i] as string];
    if (sent === undefined) return takesAbsence(absent, name, state);
    state.read += 1;
    if (sent === null && skipsNull) {
      state.instance[name] = null;
      return true;
    }
    const value = read(sent, state.depth);
    if (value === FAIL || !passes(value)) return false;
    state.instance[name] = value;
    return true;
  };
}

function takesAbsence(absent: Step['absent'], name: string, state: State): boolean {
  const { instance } = state;
  if (absent.kind === 'refused') return false;
  if (absent.kind === 'fine') return instance[name] === undefined;
  if (absent.kind === 'stated' && instance[name] === undefined) instance[name] = absent.make();
  const value = instance[name];
  if (!absent.fits(value)) return false;
  if (value !== undefined) (state.defaults ??= {})[name] = value;
  return true;
}

/** All checks of a property; of an empty list nothing is left to do. */
export function checksClosure(checks: readonly BoundCheck[], eachChecks: readonly BoundCheck[]): (value: unknown) => boolean {
  const whole = checks.map(({ test }) => test);
  const items = eachChecks.map(({ test }) => test);
  const passesWhole = all(whole);
  if (items.length === 0) return passesWhole;
  const passesItem = all(items);
  return (value) => passesWhole(value) && passesEach(value, passesItem);
}

/** class-validator looks at the items of lists, sets and maps, and at anything else itself. */
export function passesEach(value: unknown, passes: (item: unknown) => boolean): boolean {
  if (Array.isArray(value)) return value.every(passes);
  if (!(value instanceof Set || value instanceof Map)) return passes(value);
  for (const item of value.values()) if (!passes(item)) return false;
  return true;
}

type Test = (value: unknown) => boolean;

function all(tests: readonly Test[]): Test {
  const [first, second, third] = tests;
  if (first === undefined) return () => true;
  if (second === undefined) return first;
  if (third === undefined) return (value) => first(value) && second(value);
  return (value) => tests.every((test) => test(value));
}

/** Reads one value. */
export function closureOf(reader: ReaderForm, limits: DataLimits): Read {
  switch (reader.kind) {
    case 'call':
      return reader.read;
    case 'model': {
      const { entry } = reader;
      return (value, depth) => entry.read(value, depth + 1);
    }
    case 'nullable': {
      const read = closureOf(reader.of, limits);
      return (value, depth) => (value === null ? null : read(value, depth));
    }
    case 'any':
      return anyRead(limits);
    case 'scalar': {
      const { convert } = reader;
      const { loneSurrogates } = limits;
      return (value) => {
        const read = convert(value);
        if (typeof read === 'string') return loneSurrogates || isWellFormed(read) ? read : FAIL;
        return read instanceof Misfit ? FAIL : read;
      };
    }
    case 'list':
      return listRead(closureOf(reader.item, limits), reader.limit, limits.depth);
  }
}

function listRead(readItem: Read, limit: number, deepest: number): Read {
  return (value, depth) => {
    if (!Array.isArray(value) || value.length > limit || depth >= deepest) return FAIL;
    const items = new Array<unknown>(value.length);
    for (let i = 0; i < value.length; i += 1) {
      const item = readItem(value[i], depth + 1);
      if (item === FAIL) return FAIL;
      items[i] = item;
    }
    return items;
  };
}

/** What has no type is looked over and taken as it is. */
export function anyRead(limits: DataLimits): Read {
  return (value, depth) => {
    if (typeof value === 'string') return limits.loneSurrogates || isWellFormed(value) ? value : FAIL;
    if (typeof value !== 'object' || value === null) return typeof value === 'number' && !Number.isFinite(value) ? FAIL : value;
    return inspect(value, [], { ...limits, depth: limits.depth - depth }) === undefined ? value : FAIL;
  };
}

const nothing = {};

/**
 * Whether names that are read from some data can only be its own: it inherits nothing but what every object does, and no name has been put
 * there by somebody who has polluted it.
 */
export function isRead(plain: unknown): plain is Record<string, unknown> {
  if (typeof plain !== 'object' || plain === null) return false;
  const prototype: unknown = Object.getPrototypeOf(plain);
  if (prototype !== Object.prototype && prototype !== null) return false;
  for (const _ in nothing) return false;
  return true;
}

/** Without making a list of them; of more than `most` there is no need to know how many. */
export function countKeys(plain: object, most: number): number {
  let count = 0;
  for (const _ in plain) if ((count += 1) > most) break;
  return count;
}

/** Whether the keys that were not read may be there. */
export function takesUnknown(plain: Record<string, unknown>, instance: Record<string, unknown>, program: Program, depth: number): boolean {
  const { known, passedOver, own, unknownKeys, limits, conversion, readAny } = program;
  const isLibrary = conversion === 'library';
  const keys = Object.keys(plain);
  if (keys.length > limits.keys) return false;
  for (const key of keys) {
    const value = plain[key];
    if (known.has(key)) {
      // A key that is there without a value: the long way knows what it means.
      if (value === undefined) return false;
      continue;
    }
    // A name in a query is only a name.
    if (conversion !== 'text' && isHostileKey(key, value)) return false;
    if ((unknownKeys === 'forbid' && !passedOver.has(key)) || readAny(value, depth) === FAIL) return false;
    if (isLibrary && (unknownKeys === 'keep' || key in instance || (typeof value === 'object' && value !== null))) return false;
    if (unknownKeys === 'keep' && !(key in instance) && !own.has(key)) instance[key] = value;
  }
  return true;
}

import { hidden } from '../core/redacted.js';
import type { ValidationProblem } from '../model/misfit.js';
import type { ParameterInput } from './parameter.js';
import { secretsOf } from './secrets.js';

/** UTF-16 units of names and texts that a problem may tell of what was sent, and those of one text where there are more. */
const most = 10_000;
const mostOfText = 1_000;

/** Problems of what should have been an object or a list: what was sent in its place may hold what it holds. */
const structural = /^(?:model_attributes|dict|list|set|tuple)_type$|^json_invalid$|^union_tag|^is_instance_of$|^unknown_value$/;

/**
 * A problem as a client is told it: what was sent is there as in FastAPI, but for secrets, which are `[redacted]`, in a whole object that lacks something as well, and
 * for the rest of what is longer than 10,000 characters.
 */
export function echoed(problem: ValidationProblem, input: ParameterInput): ValidationProblem {
  const { input: sent } = problem;
  if (sent === null || sent === undefined) return problem;
  const { isWhole, names } = secretsOf(input);
  if (isWhole || isSecret(problem, names)) return concealed(problem);
  return names.size === 0 && isShort(sent) ? problem : { ...problem, input: told(sent, names) };
}

/** Whoever words a message may put the value into it (`$value` of class-validator). */
function concealed(problem: ValidationProblem): ValidationProblem {
  const { input, msg } = problem;
  const text = typeof input === 'string' || typeof input === 'number' ? String(input) : '';
  return { ...problem, msg: text === '' ? msg : msg.replaceAll(text, hidden), input: hidden };
}

function isSecret({ type, loc, input }: ValidationProblem, names: ReadonlySet<string>): boolean {
  if (names.size === 0) return false;
  // Of what is missing the object around it is told.
  const around = type === 'missing' ? loc.slice(0, -1) : loc;
  return around.some((part) => names.has(String(part))) || (structural.test(type) && !isRecord(input));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

/** Whether all of it may be told. */
function isShort(value: unknown): boolean {
  let left = most;
  const take = (one: unknown): boolean => {
    left -= typeof one === 'string' ? one.length + 1 : 1;
    if (left < 0) return false;
    if (Array.isArray(one)) return one.every(take);
    return !isRecord(one) || Object.entries(one).every((entry) => entry.every(take));
  };
  return take(value);
}

/** A copy without secrets, and without what is too much. */
function told(value: unknown, names: ReadonlySet<string>): unknown {
  let left = isShort(value) ? Infinity : most;
  const copy = (one: unknown): unknown => {
    if (typeof one === 'string') {
      const kept = left === Infinity || one.length <= mostOfText ? one : `${one.slice(0, mostOfText)}...`;
      left -= kept.length;
      return kept;
    }
    left -= 1;
    if (Array.isArray(one)) return one.flatMap((item: unknown) => (left > 0 ? [copy(item)] : []));
    if (!isRecord(one)) return one;
    const members = Object.entries(one).flatMap(([name, member]) => {
      if (left <= 0) return [];
      left -= name.length;
      return [[name, names.has(name) ? hidden : copy(member)]];
    });
    return Object.fromEntries(members) as unknown;
  };
  return copy(value);
}

import { hidden } from '../core/redacted.js';
import type { ValidationProblem } from '../model/misfit.js';
import type { TypeForm } from '../model/types/type-form.js';
import type { ParameterInput } from './parameter.js';
import { fits, placeIn, wayTo } from './secret-places.js';
import { holdsSecrets, secretsOf } from './secrets.js';

/** UTF-16 units of names and texts that a problem may tell of what was sent, and those of one text where there are more. */
const most = 10_000;
const mostOfText = 1_000;

/** Problems of what should have been an object or a list: what was sent in its place may hold what it holds. */
const structural = /^(?:model_attributes|dict|list|set|tuple)_type$|^json_invalid$|^union_tag|^is_instance_of$|^unknown_value$/;

/**
 * A problem as a client is told it: what was sent is there as in FastAPI, but for secrets, which are `[redacted]`, in a whole object that lacks something as well; for
 * what nobody has declared beside secrets, which may be one under a wrong name; and for the rest of what is longer than 10,000 characters.
 */
export function echoed(problem: ValidationProblem, input: ParameterInput): ValidationProblem {
  const { input: sent, type } = problem;
  if (sent === null || sent === undefined) return problem;
  const { isWhole, names } = secretsOf(input);
  if (!isWhole && names.size === 0) return isShort(sent) ? problem : { ...problem, input: told(sent, [], false, names) };
  const { places, loc } = wayTo(input, problem.loc);
  // Of what is missing the object around it is told.
  const around = type === 'missing' ? problem.loc.length - 1 : problem.loc.length;
  const { types, isSecret } = places[around - 1] ?? { types: [], isSecret: isWhole };
  const isHidden = isSecret || isNamed(problem.loc.slice(0, around), names) || (structural.test(type) && !isRecord(sent));
  return withoutTag(
    isHidden
      ? concealed({ ...problem, loc })
      : { ...problem, loc, input: told(sent, types, holdsSecrets(places[around - 2]?.types ?? []), names) },
  );
}

/** Whoever words a message may put the value into it (`$value` of class-validator). */
function concealed(problem: ValidationProblem): ValidationProblem {
  const { input, msg } = problem;
  const text = typeof input === 'string' || typeof input === 'number' ? String(input) : '';
  return { ...problem, msg: text === '' ? msg : msg.replaceAll(text, hidden), input: hidden };
}

function isNamed(loc: readonly (string | number)[], names: ReadonlySet<string>): boolean {
  return loc.some((part) => names.has(String(part)));
}

/** A tag that is no text is told as JSON, whatever it holds. */
function withoutTag(problem: ValidationProblem): ValidationProblem {
  const { type, ctx, input } = problem;
  if (type !== 'union_tag_invalid') return problem;
  const isText = isRecord(input) && Object.values(input).includes(ctx?.['tag']);
  return isText ? problem : { ...problem, ctx: { ...ctx, tag: hidden } };
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

/** A copy without secrets, and without what is too much. `isBeside`: it stands in something that holds secrets. */
function told(value: unknown, types: readonly TypeForm[], isBeside: boolean, names: ReadonlySet<string>): unknown {
  let left = isShort(value) ? Infinity : most;
  const copy = (one: unknown, ofTypes: readonly TypeForm[], beside: boolean): unknown => {
    left -= 1;
    if (isMisplaced(one, ofTypes, beside)) return hidden;
    if (typeof one === 'string') {
      const kept = left === Infinity || one.length <= mostOfText ? one : `${one.slice(0, mostOfText)}...`;
      left -= kept.length;
      return kept;
    }
    // What holds no secrets is not looked at one by one.
    const inside = holdsSecrets(ofTypes) ? ofTypes : [];
    const member = (key: string | number, inner: unknown): unknown => {
      const place = placeIn(inside, key);
      return place.isSecret || names.has(String(key)) ? hidden : copy(inner, place.types, inside.length > 0);
    };
    if (Array.isArray(one)) return one.flatMap((item: unknown, i) => (left > 0 ? [member(i, item)] : []));
    if (!isRecord(one)) return one;
    const members = Object.entries(one).flatMap(([name, inner]) => {
      if (left <= 0) return [];
      left -= name.length;
      return [[name, member(name, inner)]];
    });
    return Object.fromEntries(members) as unknown;
  };
  return copy(value, types, isBeside);
}

/** Whether a value has not the shape of its types, where it may be a secret in the wrong place: they hold some, or stand beside some. */
function isMisplaced(value: unknown, types: readonly TypeForm[], isBeside: boolean): boolean {
  if (value === null || value === undefined || types.length === 0) return false;
  const isList = Array.isArray(value);
  const isPlain = !isList && !isRecord(value);
  if (holdsSecrets(types)) return isPlain || !fits(types, isList);
  return isBeside && !isPlain && !fits(types, isList);
}

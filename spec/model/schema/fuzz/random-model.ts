import 'reflect-metadata';
import * as v from 'class-validator';
import { Exclude, Expose, Transform, Type } from 'class-transformer';
import type { Constructor } from '../../../../src/core/types.js';
import { Field } from '../../../../src/model/field/field.js';
import type { FieldOptions } from '../../../../src/model/field/options.js';
import { Model } from '../../../../src/model/form/settings.js';
import { Base64, Base64Url, Utf8 } from '../../../../src/model/scalars/base64.js';
import { enumOf, literal } from '../../../../src/model/scalars/choices.js';
import { Decimal } from '../../../../src/model/scalars/decimals.js';
import { Duration } from '../../../../src/model/scalars/durations.js';
import { Email } from '../../../../src/model/scalars/emails.js';
import { DateOnly, DateTime } from '../../../../src/model/scalars/moments.js';
import { Float, Int } from '../../../../src/model/scalars/numbers.js';
import { TimeOnly } from '../../../../src/model/scalars/times.js';
import { Uuid } from '../../../../src/model/scalars/texts.js';
import { AnyUrl, Url } from '../../../../src/model/scalars/urls.js';
import { mapOf, nullable, oneOf, recordOf, setOf, tuple, type StatedType } from '../../../../src/model/types/composite.js';
import type { Random } from '../../support/random.js';

export enum Level {
  Low,
  High,
}
export enum Color {
  Red = 'red',
  Blue = 'blue',
}

/** A class, and what is in it that makes an acceptance by its schema say nothing. */
export interface RandomModel {
  readonly type: Constructor<object>;
  readonly keys: readonly string[];
  readonly names: ReadonlySet<string>;
  readonly kinds: Set<string>;
}

let count = 0;

export function randomModel(random: Random, depth = 0): RandomModel {
  const kinds = new Set<string>();
  const inner = depth < 2 ? random.list(2, () => randomModel(random, depth + 1)) : [];
  for (const { kinds: own } of inner) for (const kind of own) kinds.add(kind);
  const base = random.chance(0.15) && depth < 2 ? randomModel(random, 2) : undefined;
  for (const kind of base?.kinds ?? []) kinds.add(kind);
  const type = declare(base?.type, random);
  const keys = new Set(base?.keys ?? []);
  const names = new Set(base?.names ?? []);
  for (let i = 1 + random.below(3); i > 0; i -= 1) {
    const name = random.pick(['a', 'b', 'c', 'd', 'e_f']);
    if (names.has(name)) kinds.add('twice');
    names.add(name);
    const key = random.chance(0.5) ? ownField(type, name, inner, random, kinds) : libraryField(type, name, inner, random, kinds);
    if (keys.has(key)) kinds.add('twice');
    keys.add(key);
  }
  const [isClosed, byName] = [random.chance(0.1), random.chance(0.1)];
  if (byName) kinds.add('by name');
  if (isClosed || byName) Model({ ...(isClosed && { unknownKeys: 'forbid' }), byName })(type);
  return { type, keys: [...keys], names, kinds };
}

function declare(base: Constructor<object> | undefined, random: Random): Constructor<object> {
  const initial = random.chance(0.15) ? { [random.pick(['a', 'b', 'c'])]: random.pick<unknown>(['x', 1, null, [], true]) } : {};
  const name = `M${(count += 1)}`;
  const made = {
    [name]: class extends (base ?? (Object as unknown as Constructor<object>)) {
      constructor() {
        super();
        Object.assign(this, initial);
      }
    },
  };
  return made[name] as Constructor<object>;
}

const scalars: readonly StatedType[] = [
  ...[
    String,
    Number,
    Boolean,
    BigInt,
    Date,
    Uint8Array,
    Int,
    Float,
    Decimal,
    Duration,
    Email,
    DateOnly,
    TimeOnly,
    Uuid,
    Url,
    AnyUrl,
    Base64,
    Base64Url,
    Utf8,
    DateTime,
  ],
  ...[literal('a', 'b'), literal(1), literal('x', 2, true), enumOf(Color), enumOf(Level), Object],
];

function stated(inner: readonly RandomModel[], random: Random, depth = 0): StatedType {
  const again = (): StatedType => stated(inner, random, depth + 1);
  if (inner.length > 0 && random.chance(0.25)) return random.pick(inner).type;
  if (depth > 1 || random.chance(0.5)) return random.pick(scalars);
  switch (random.below(8)) {
    case 0:
      return [again()];
    case 1:
      return setOf(again());
    case 2:
      return mapOf(again());
    case 3:
      return mapOf(random.pick([Int, Uuid, literal('k', 'l'), DateOnly]), again());
    case 4:
      return recordOf(again());
    case 5:
      return tuple(...random.list(3, again));
    case 6:
      return oneOf(...[again(), ...random.list(2, again)]);
    default:
      return random.chance(0.5) ? nullable(again()) : tagged(random);
  }
}

function tagged(random: Random): StatedType {
  const branches = ['cat', 'dog'].map((tag) => {
    const made = { [`T${(count += 1)}`]: class {} };
    const type = Object.values(made)[0] as Constructor<object>;
    const how = random.below(3);
    if (how === 0) Field({ type: literal(tag) } as FieldOptions)(type.prototype, 'kind' as never);
    else if (how === 1) v.Equals(tag)(type.prototype, 'kind');
    else v.IsIn([tag, `${tag}s`])(type.prototype, 'kind');
    if (random.chance(0.7)) v.IsInt()(type.prototype, 'a');
    return type;
  });
  return oneOf(...(branches as [Constructor, Constructor]), 'kind');
}

function ownField(type: Constructor<object>, name: string, inner: readonly RandomModel[], random: Random, kinds: Set<string>): string {
  const of = stated(inner, random);
  const options: Record<string, unknown> = { type: of };
  if (random.chance(0.25)) options.optional = true;
  if (random.chance(0.25)) options.nullable = true;
  if (random.chance(0.1)) options.default = random.pick<unknown>(['x', 1, null]);
  if (random.chance(0.1)) options.alias = random.pick(['x-y', 'a', 'B']);
  if (random.chance(0.06)) options.readOnly = true;
  if (random.chance(0.06)) options.writeOnly = true;
  const limits: Record<string, unknown> = {
    ...(random.chance(0.3) ? { minLength: random.below(4) } : {}),
    ...(random.chance(0.3) ? { maxLength: random.below(6) } : {}),
    ...(random.chance(0.2) ? { pattern: random.pick<unknown>(['^a', /b/i, /^.$/, /^[^a]+$/, '\\d', /x$/y, '[', '\\-', '^.{2}$']) } : {}),
    ...(random.chance(0.3) ? { minimum: random.pick([0, -1, 2.5]) } : {}),
    ...(random.chance(0.3) ? { maximum: random.pick([0, 10, 1e3]) } : {}),
    ...(random.chance(0.2) ? { exclusiveMinimum: random.pick([0, 1]) } : {}),
    ...(random.chance(0.2) ? { exclusiveMaximum: random.pick([5, 100]) } : {}),
    ...(random.chance(0.2) ? { multipleOf: random.pick([1, 2, 0.1, 0.5, 3]) } : {}),
    ...(random.chance(0.2) ? { finite: true } : {}),
    ...(random.chance(0.1) ? { decimalPlaces: 1 } : {}),
    ...(random.chance(0.3) ? { minItems: random.below(3) } : {}),
    ...(random.chance(0.3) ? { maxItems: random.below(4) } : {}),
    ...(random.chance(0.3) ? { uniqueItems: true } : {}),
  };
  // Limits that are not of the type are refused: one after the other is tried.
  const words = Object.keys(limits);
  const fitting = words.filter((word) => isFit(of, { [word]: limits[word] }));
  for (const word of fitting) options[word] = limits[word];
  try {
    Field(options as FieldOptions)(type.prototype, name as never);
  } catch {
    return name;
  }
  if (random.chance(0.05)) transform(type, name, kinds);
  return (options.alias as string | undefined) ?? name;
}

function isFit(of: StatedType, options: Record<string, unknown>): boolean {
  class Trial {}
  try {
    Field({ type: of, ...options } as FieldOptions)(Trial.prototype, 'a' as never);
    return true;
  } catch {
    return false;
  }
}

function transform(type: Constructor<object>, name: string, kinds: Set<string>): void {
  kinds.add('transform');
  Transform(({ value }) => (typeof value === 'string' ? value.trim() : value) as unknown)(type.prototype, name);
}

type Make = (random: Random, each: v.ValidationOptions) => PropertyDecorator;

const checks: readonly (readonly [unknown[], Make])[] = [
  [[String], (_, o) => v.IsString(o)],
  [[String], (r, o) => v.MinLength(r.below(4), o)],
  [[String], (r, o) => v.MaxLength(r.below(6), o)],
  [[String], (r, o) => v.Length(r.below(3), r.pick([undefined, 4, 2]), o)],
  [
    [String],
    (r, o) =>
      v.Matches(
        r.pick([
          /^a/,
          /b/i,
          /^.$/,
          /^..$/,
          /[^a]/u,
          /^\W+$/,
          /^[a-z]*$/,
          /(?!a)b/,
          new RegExp('^\\u{2}$'),
          /\p{L}/u,
          /a|b/g,
          /^\d/y,
          /^[^b]$/,
          /^\S{2}$/,
        ]),
        o,
      ),
  ],
  [[String], (r, o) => v.Matches(r.pick(['^a', '.', '^[x-z]']), r.pick([undefined, 'i', 'u']), o)],
  [[String], (r, o) => v.Contains(r.pick(['a', '.', '-', '/', '😀', '$']), o)],
  [[String], (r, o) => v.NotContains(r.pick(['a', '*', '😀']), o)],
  [[String], (_, o) => v.IsAlpha(undefined, o)],
  [[String], (_, o) => v.IsAlphanumeric(undefined, o)],
  [[String], (_, o) => v.IsAscii(o)],
  [[String], (_, o) => v.IsHexColor(o)],
  [[String], (_, o) => v.IsHexadecimal(o)],
  [[String], (_, o) => v.IsMongoId(o)],
  [[String], (_, o) => v.IsOctal(o)],
  [[String], (r, o) => v.IsNumberString(r.pick([undefined, { no_symbols: true }]), o)],
  [[String], (_, o) => v.IsBooleanString(o)],
  [[String], (_, o) => v.IsMilitaryTime(o)],
  [[String], (_, o) => v.IsFirebasePushId(o)],
  [[String], (_, o) => v.IsEmail(undefined, o)],
  [[String], (_, o) => v.IsUrl(undefined, o)],
  [[String], (_, o) => v.IsUUID(undefined, o)],
  [[String], (r, o) => v.IsIP(r.pick([undefined, 4, 6]), o)],
  [[String], (_, o) => v.IsDateString(undefined, o)],
  [[String], (_, o) => v.IsJSON(o)],
  [[String], (_, o) => v.IsBase64(undefined, o)],
  [[String], (_, o) => v.IsByteLength(1, 3, o)],
  [[String], (_, o) => v.IsUppercase(o)],
  [[String], (_, o) => v.IsPort(o)],
  [[String], (_, o) => v.IsSemVer(o)],
  [[String], (_, o) => v.IsIBAN(undefined, o)],
  [[String], (_, o) => v.IsMACAddress(o)],
  [[String, Number], (_, o) => v.IsLatitude(o)],
  [[Number], (_, o) => v.IsInt(o)],
  [[Number], (r, o) => v.IsNumber(r.pick([undefined, { maxDecimalPlaces: 1 }]), o)],
  [[Number], (_, o) => v.IsPositive(o)],
  [[Number], (_, o) => v.IsNegative(o)],
  [[Number], (r, o) => v.Min(r.pick([0, -1, 2.5]), o)],
  [[Number], (r, o) => v.Max(r.pick([0, 10, -2]), o)],
  [[Number], (r, o) => v.IsDivisibleBy(r.pick([2, 2.5, 0, -3]), o)],
  [[Boolean], (_, o) => v.IsBoolean(o)],
  [[Date], (_, o) => v.IsDate(o)],
  [[Date], (_, o) => v.MinDate(new Date(0), o)],
  [[], (r, o) => v.IsIn(r.pick<unknown[]>([[1, 'a', null], ['a', 'b'], [0, 1], [true], [NaN], [{}], []]), o)],
  [
    [],
    (r, o) =>
      v.IsNotIn(
        r.pick<unknown[]>([
          [1, 'a', null],
          ['a', true],
        ]),
        o,
      ),
  ],
  [[], (r, o) => v.Equals(r.pick<unknown>(['a', 1, null, true, undefined]), o)],
  [[], (r, o) => v.NotEquals(r.pick<unknown>(['a', 1, null]), o)],
  [[String, Number], (r, o) => v.IsEnum(r.pick<object>([Level, Color]), o)],
  [[], (_, o) => v.IsDefined(o)],
  [[], (_, o) => v.IsNotEmpty(o)],
  [[], (_, o) => v.IsEmpty(o)],
  [[Object], (_, o) => v.IsObject(o)],
  [[Object], (_, o) => v.IsNotEmptyObject(undefined, o)],
  [[Array], (_, o) => v.IsArray(o)],
  [[Array], (_, o) => v.ArrayNotEmpty(o)],
  [[Array], (r, o) => v.ArrayMinSize(r.below(3), o)],
  [[Array], (r, o) => v.ArrayMaxSize(r.below(4), o)],
  [[Array], (_, o) => v.ArrayUnique(o)],
  [[Array], (r, o) => v.ArrayContains(r.pick<unknown[]>([['a'], [1], [], [{}]]), o)],
  [[Array], (r, o) => v.ArrayNotContains(r.pick<unknown[]>([['a'], [1], [null]]), o)],
];

function libraryField(type: Constructor<object>, name: string, inner: readonly RandomModel[], random: Random, kinds: Set<string>): string {
  const design = random.pick<unknown>([String, String, Number, Number, Boolean, Date, Array, Array, Set, Map, Object, undefined]);
  const apply = (decorator: PropertyDecorator): void => decorator(type.prototype, name);
  if (design !== undefined) Reflect.defineMetadata('design:type', design, type.prototype, name);
  const isContainer = design === Array || design === Set || design === Map;
  const item = isContainer ? random.pick<unknown>([String, Number, undefined]) : design;
  const model = inner.length > 0 && random.chance(0.35) ? random.pick(inner) : undefined;
  if (model !== undefined) Type(() => model.type)(type.prototype, name);
  else if (isContainer && item !== undefined && random.chance(0.8)) Type(() => item as never)(type.prototype, name);
  if (model !== undefined ? random.chance(0.8) : design === Object && random.chance(0.1)) apply(v.ValidateNested({ each: isContainer }));
  for (let i = random.pick([0, 1, 1, 1, 2, 3]); i > 0; i -= 1) {
    const each = isContainer ? random.chance(0.6) : random.chance(0.05);
    const wanted = each || !isContainer ? item : Array;
    const fitting = checks.filter(([types]) => types.length === 0 || wanted === Object || wanted === undefined || types.includes(wanted));
    const [, make] = random.pick(fitting.length > 0 && random.chance(0.95) ? fitting : checks);
    const options: v.ValidationOptions = each ? { each } : {};
    if (random.chance(0.04)) {
      options.validateIf = (object) => (object as { a?: unknown }).a !== 'a';
      kinds.add('condition');
    }
    apply(make(random, options));
  }
  if (random.chance(0.2)) apply(v.IsOptional());
  if (random.chance(0.05)) {
    kinds.add('condition');
    apply(v.ValidateIf((object: { a?: unknown }) => object.a === 'a' || object.a === 1));
  }
  if (random.chance(0.04)) {
    kinds.add('custom');
    apply(v.ValidateBy({ name: 'even', validator: { validate: (value) => String(value).length % 2 === 0 } }));
  }
  if (random.chance(0.05)) apply(v.Allow());
  if (random.chance(0.04)) transform(type, name, kinds);
  if (random.chance(0.03)) apply(Exclude({ toPlainOnly: random.chance(0.5) }));
  if (random.chance(0.02) && !isContainer) {
    kinds.add('condition');
    const store = new WeakMap<object, unknown>();
    Object.defineProperty(type.prototype, name, {
      configurable: true,
      get(this: object) {
        return store.get(this);
      },
      set(this: object, value: unknown) {
        store.set(this, typeof value === 'string' ? value.trim() : value);
      },
    });
  }
  if (!random.chance(0.08)) return name;
  const alias = random.pick(['x', 'A', 'b']);
  apply(Expose({ name: alias }));
  return alias;
}

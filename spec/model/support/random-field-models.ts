import { aliasIn } from '../../../src/model/field/alias.js';
import { Field, literal, Model, oneOf, type FieldOptions, type StatedType } from 'tenon';
import type { Constructor } from '../../../src/core/types.js';
import { randomContainer, randomLimitedContainer } from './random-composites.js';
import { randomLimited, randomScalar, type Broken, type LimitedShape, type Shape } from './random-shapes.js';
import type { Random } from './random.js';

type Bag = Record<string, unknown>;

interface RandomField {
  /** On the wire. */
  readonly key: string;
  readonly name: string;
  readonly shape: Shape;
  readonly options: FieldOptions;
}

/** A class with random `@Field`s, and data for it. */
export class FieldModel implements Shape {
  readonly fields: RandomField[] = [];

  constructor(
    readonly type: Constructor<object>,
    readonly isForbidding: boolean,
    /** Whether all that comes in goes out, and the reverse. */
    readonly isTwoWay: boolean,
    /** Whether a property with an alias may come under its own name. */
    readonly isByName: boolean,
  ) {}

  /** Later, for a model may be in itself. */
  get stated(): StatedType {
    return () => this.type;
  }

  add(name: string, shape: Shape, options: FieldOptions): void {
    this.fields.push({ key: aliasIn(options.alias) ?? name, name, shape, options });
    Field({ ...options, type: shape.stated })(this.type.prototype as never, name as never);
  }

  good(random: Random, depth: number): Bag {
    return this.#make('good', random, depth);
  }

  loose(random: Random, depth: number): Bag {
    return this.#make('loose', random, depth);
  }

  #make(kind: 'good' | 'loose', random: Random, depth: number): Bag {
    const plain: Bag = {};
    for (const { key, name, shape, options } of this.fields) {
      if (options.readOnly === true || (mayBeAbsent(options) && (depth > 3 || random.chance(0.4)))) continue;
      const sentAs = this.isByName && random.chance(0.4) ? name : key;
      plain[sentAs] = options.nullable === true && random.chance(0.3) ? null : shape[kind](random, depth + 1);
    }
    return plain;
  }

  broken(random: Random, depth: number): Broken {
    const received = this.fields.filter(
      ({ key, options }) => key !== 'kind' && options.readOnly !== true && (depth < 4 || !mayBeAbsent(options)),
    );
    if (received.length === 0 || random.chance(0.1)) return { value: [], type: 'model_attributes_type', loc: [] };
    const value = this.good(random, depth);
    if (this.isForbidding && random.chance(0.1)) return { value: { ...value, extra: 1 }, type: 'extra_forbidden', loc: ['extra'] };
    const { key, name, shape, options } = random.pick(received);
    if (!mayBeAbsent(options) && random.chance(0.15)) {
      const { [key]: _, [name]: __, ...others } = value;
      return { value: others, type: 'missing', loc: [key] };
    }
    const inner = shape.broken(random, depth + 1);
    // What is under the alias counts.
    const sentAs = this.isByName && name in value && !(key in value) ? name : key;
    return { value: { ...value, [sentAs]: inner.value }, type: inner.type, loc: [sentAs, ...inner.loc] };
  }
}

function mayBeAbsent(options: FieldOptions): boolean {
  return options.optional === true || 'default' in options;
}

/** A class of one to five fields, with models in it that may hold it again. */
export function randomFieldModel(random: Random, around: readonly FieldModel[] = []): FieldModel {
  const type = class {};
  Object.defineProperty(type, 'name', { value: `Model${around.length}` });
  const [isForbidding, isByName] = [random.chance(0.25), random.chance(0.3)];
  const model = new FieldModel(type, isForbidding, around[0]?.isTwoWay ?? random.chance(0.7), isByName);
  if (isForbidding || isByName) Model({ ...(isForbidding && { unknownKeys: 'forbid' }), byName: isByName })(type);
  const open = [...around, model];
  const count = 1 + random.below(5);
  for (let i = 0; i < count; i += 1) addField(model, `p${i}`, random, open);
  return model;
}

function addField(model: FieldModel, name: string, random: Random, open: readonly FieldModel[]): void {
  if (random.chance(0.1)) {
    // A model that holds itself comes to an end somewhere.
    model.add(name, random.pick(open), { optional: true });
    return;
  }
  const inner = (): Shape => innerShape(random, open);
  const shape = random.pick<() => Shape | LimitedShape>([
    () => randomLimited(random),
    () => randomLimitedContainer(random),
    inner,
    inner,
  ])();
  model.add(name, shape, { ...('limits' in shape ? shape.limits : {}), ...randomOptions(random, name, model) });
}

/** What is inside has no limits, for only the field could state them. */
function innerShape(random: Random, open: readonly FieldModel[]): Shape {
  if (open.length > 3) return randomScalar(random);
  if (random.chance(0.6)) return randomContainer(random, () => innerShape(random, [...open, open[0] as FieldModel]));
  return random.chance(0.5) ? randomFieldModel(random, open) : taggedUnion(random, open);
}

function taggedUnion(random: Random, open: readonly FieldModel[]): Shape {
  const branches = ['cat', 'dog'].map((tag) => {
    const branch = randomFieldModel(random, open);
    branch.add(
      'kind',
      { stated: literal(tag), good: () => tag, loose: () => tag, broken: () => ({ value: tag, type: undefined, loc: [] }) },
      {},
    );
    return { tag, branch };
  });
  return {
    stated: oneOf(...branches.map(({ branch }) => branch.type as StatedType), 'kind'),
    good: (some, depth) => some.pick(branches).branch.good(some, depth),
    loose: (some, depth) => some.pick(branches).branch.loose(some, depth),
    broken(some, depth) {
      if (some.chance(0.15)) return { value: { kind: 'cow' }, type: 'union_tag_invalid', loc: [] };
      if (some.chance(0.15)) return { value: {}, type: 'union_tag_not_found', loc: [] };
      const { tag, branch } = some.pick(branches);
      const { value, type, loc } = branch.broken(some, depth);
      if (Array.isArray(value)) return { value, type, loc };
      return { value, type, loc: [tag, ...loc] };
    },
  };
}

function randomOptions(random: Random, name: string, { isTwoWay }: FieldModel): FieldOptions {
  const oneWay: readonly FieldOptions[] = isTwoWay ? [] : [{ readOnly: true, optional: true }, { writeOnly: true }];
  return {
    ...(random.chance(0.2) ? { alias: `${name}-alias` } : {}),
    ...(random.chance(0.2) ? { nullable: true } : {}),
    ...random.pick<FieldOptions>([{}, {}, { optional: true }, ...oneWay]),
  };
}

import fc from 'fast-check';
import { merged, type DocumentSchemas, type Schema } from './schemas.js';
import { textsOf } from './texts.js';
import type { Words } from './words.js';

type Values = fc.Arbitrary<unknown>;

/** Deeper than this only what has to be there is. */
const deepest = 4;

/** Makes values that the schemas of a document take, in the words of JSON Schema that documents here are written in. */
export class ValueSource {
  constructor(
    private readonly schemas: DocumentSchemas,
    private readonly words: Words,
  ) {}

  of(schema: Schema, depth = 0): Values {
    const whole = this.schemas.whole(schema);
    const told = [...((whole.examples as readonly unknown[] | undefined) ?? []), ...('default' in whole ? [whole.default] : [])];
    const own = this.#own(whole, depth);
    return told.length === 0 ? own : fc.oneof({ weight: 5, arbitrary: own }, { weight: 1, arbitrary: fc.constantFrom(...told) });
  }

  #own(schema: Schema, depth: number): Values {
    if ('const' in schema) return fc.constant(schema.const);
    if (Array.isArray(schema.enum)) return fc.constantFrom(...(schema.enum as unknown[]));
    const { anyOf, oneOf = anyOf, discriminator, ...rest } = schema;
    // What tells the branches apart is sent, even where a default would stand for it (OpenAPI 3.1, section 4.8.25).
    const tag = (discriminator as { readonly propertyName: string } | undefined)?.propertyName;
    const limits = tag === undefined ? rest : { ...rest, required: [tag] };
    if (Array.isArray(oneOf)) return this.#branch(oneOf as readonly Schema[], limits, depth);
    const types = [schema.type ?? []].flat() as string[];
    return types.length === 0 ? this.#anything() : fc.oneof(...types.map((type) => this.#ofType(type, schema, depth)));
  }

  #branch(branches: readonly Schema[], rest: Schema, depth: number): Values {
    const shallow = branches.filter(({ type }) => type !== undefined && type !== 'array' && type !== 'object');
    const possible = depth > deepest && shallow.length > 0 ? shallow : branches;
    const { default: _, examples: __, ...limits } = rest;
    return fc.oneof(...possible.map((branch) => this.of(merged(this.schemas.whole(branch), limits), depth)));
  }

  #anything(): Values {
    const scalars = fc.oneof(fc.constantFrom(null, true, 0, 1.5, 'text'), textsOf({}, this.words));
    return fc.oneof(scalars, fc.array(scalars, { maxLength: 2 }), fc.dictionary(fc.constantFrom('a', 'b'), scalars));
  }

  #ofType(type: string, schema: Schema, depth: number): Values {
    if (type === 'null') return fc.constant(null);
    if (type === 'boolean') return fc.boolean();
    if (type === 'integer' || type === 'number') return this.#number(schema, type === 'integer');
    if (type === 'array') return this.#list(schema, depth);
    if (type === 'object') return this.#object(schema, depth);
    if (schema.contentMediaType === 'application/json' && schema.contentSchema !== undefined)
      return this.of(schema.contentSchema as Schema, depth).map((value) => JSON.stringify(value));
    return textsOf(schema, this.words);
  }

  #number(schema: Schema, isInteger: boolean): Values {
    const {
      minimum = -Infinity,
      maximum = Infinity,
      exclusiveMinimum = -Infinity,
      exclusiveMaximum = Infinity,
      multipleOf,
    } = schema as Limits;
    const step = multipleOf ?? 1;
    // Not far apart: some samples make as many of something as they are told.
    const lowest = Math.max(minimum, exclusiveMinimum, Math.min(maximum, exclusiveMaximum, 0) - 100 * step);
    const highest = Math.min(maximum, exclusiveMaximum, lowest + 200 * step);
    const isTaken = (one: number): boolean => one >= minimum && one <= maximum && one > exclusiveMinimum && one < exclusiveMaximum;
    const known = this.words.numbers.filter((one) => (!isInteger || Number.isInteger(one)) && one % step === 0 && isTaken(one));
    const [first, last] = [Math.ceil(lowest / step), Math.floor(highest / step)];
    const found: fc.Arbitrary<number>[] = known.length === 0 ? [] : [fc.constantFrom(...known)];
    if (first <= last) found.push(fc.integer({ min: first, max: last }).map((count) => count * step));
    if (!isInteger && multipleOf === undefined) found.push(fc.double({ min: lowest, max: highest, noNaN: true }));
    return fc.oneof(...found).filter(isTaken);
  }

  #list(schema: Schema, depth: number): Values {
    const { prefixItems = [], items = {}, minItems = 0, uniqueItems } = schema as Lists;
    const { maxItems = minItems + (depth > deepest ? 0 : 3) } = schema as Lists;
    const first = prefixItems.map((one) => this.of(one, depth + 1));
    if (first.length > 0) return fc.tuple(...first);
    const item = this.of(items === false ? {} : items, depth + 1);
    const lengths = { minLength: minItems, maxLength: Math.min(maxItems, minItems + 3) };
    if (uniqueItems === true) return fc.uniqueArray(item, { ...lengths, selector: (one) => JSON.stringify(one) });
    const list = fc.array(item, lengths);
    // Two items may be the same, which chance hardly ever makes them.
    const repeating = list.map((items) => (items.length > 0 && items.length < lengths.maxLength ? [...items, items[0]] : items));
    return fc.oneof({ weight: 4, arbitrary: list }, { weight: 1, arbitrary: repeating });
  }

  #object(schema: Schema, depth: number): Values {
    const { properties = {}, required = [], additionalProperties } = schema as Objects;
    const isDue = (name: string): boolean => required.includes(name);
    // What is only read does not have to be sent, whatever else is said of it.
    const sent = Object.entries(properties).filter(([name, one]) => isDue(name) || (one.readOnly !== true && depth <= deepest));
    const known = fc.record(Object.fromEntries(sent.map(([name, one]) => [name, this.of(one, depth + 1)])), {
      requiredKeys: required.filter((name) => name in properties),
    });
    if (additionalProperties === false) return known;
    const name = fc.stringMatching(/^[a-z]{3,6}$/).filter((one) => !(one in properties));
    const other = typeof additionalProperties === 'object' ? this.of(additionalProperties, depth + 1) : fc.constantFrom(1, 'more', null);
    const isNamed = Object.keys(properties).length > 0;
    const others = depth > deepest ? fc.constant({}) : fc.dictionary(name, other, { maxKeys: isNamed ? 1 : 3 });
    return fc
      .tuple(known, isNamed ? fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, others) : others)
      .map(([one, more]) => ({ ...one, ...more }));
  }
}

interface Limits {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
}

interface Lists {
  readonly prefixItems?: readonly Schema[];
  readonly items?: Schema | false;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
}

interface Objects {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
}

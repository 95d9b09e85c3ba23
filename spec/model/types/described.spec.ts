import { Field } from '../../../src/model/field/field.js';
import { generic } from '../../../src/model/field/generic.js';
import { parse } from '../../../src/model/model.js';
import { pick } from '../../../src/model/output/pick.js';
import { literal } from '../../../src/model/scalars/choices.js';
import { Int } from '../../../src/model/scalars/numbers.js';
import { SchemaComponents } from '../../../src/model/schema/components.js';
import { described, mapOf, nullable, oneOf, setOf } from '../../../src/model/types/composite.js';
import { typeFormOf } from '../../../src/model/types/resolve.js';
import { valueReaderFor } from '../../../src/model/value-reader.js';
import { property, properties } from '../schema/support/schemas.js';

class Book {
  @Field({ type: literal('book') }) kind!: 'book';
}
class Globe {
  @Field({ type: literal('globe') }) kind = 'globe' as const;
}

const Thing = described(oneOf(Book, Globe, 'kind'), { description: 'Told apart by its kind' });
const Grams = described(Int, { title: 'Weight', examples: [40], openapi: { 'x-unit': 'g' } });

class Parcel {
  @Field({ type: Thing, nullable: true }) first!: Book | Globe | null;
  @Field({ type: [Thing] }) others!: (Book | Globe)[];
  @Field({ type: Grams, minimum: 1 }) weight!: number;
  @Field({ type: mapOf(Grams), maximum: 9 }) weights!: Map<string, number>;
  @Field({ type: described(() => Book, { description: 'Later' }) }) book!: Book;
  @Field({ type: described(Object, { description: 'Whatever' }) }) rest: unknown = null;
  @Field({ type: described(nullable(String), { description: 'Or not' }), maxLength: 5 }) note!: string | null;
  @Field({ type: described(Grams, { title: 'Net' }), description: 'On the label' }) net!: number;
}

const thing = {
  oneOf: [{ $ref: '#/components/schemas/Book' }, { $ref: '#/components/schemas/Globe' }],
  description: 'Told apart by its kind',
};
const grams = { type: 'integer', title: 'Weight', examples: [40], 'x-unit': 'g' };
const nothing = { type: 'null' };

describe('a described type', () => {
  it('says the same wherever it is used', () => {
    expect(properties(Parcel, { wording: 'declared' })).toMatchObject({
      first: { anyOf: [thing, nothing] },
      others: { items: thing },
      weight: { ...grams, minimum: 1 },
      weights: { additionalProperties: { ...grams, maximum: 9 } },
      book: { $ref: '#/components/schemas/Book', description: 'Later' },
      rest: { description: 'Whatever' },
      note: { anyOf: [{ type: 'string', maxLength: 5 }, nothing], description: 'Or not' },
      net: { type: 'integer', title: 'Net', examples: [40], 'x-unit': 'g', description: 'On the label' },
    });
  });

  it('is described as a value by itself, too', () => {
    const components = new SchemaComponents({ wording: 'declared' });
    expect(components.schemaOfType(typeFormOf(setOf(Thing)), 'output')).toMatchObject({ items: thing });
    expect(components.schemaOfValue({ type: typeFormOf(Thing), said: {} }, 'input')).toMatchObject(thing);
    expect(components.schemaOfValue({ type: typeFormOf(Grams), said: { maximum: 5, title: 'Most' } }, 'input')).toEqual({
      ...grams,
      title: 'Most',
      maximum: 5,
    });
  });

  it('describes no other use of the type', () => {
    class Plain {
      @Field({ type: Int }) count!: number;
      @Field({ type: Object }) rest: unknown = null;
      @Field() book!: Book;
    }
    expect(properties(Plain)).toEqual({ count: { type: 'integer' }, rest: {}, book: { $ref: '#/components/schemas/Book' } });
  });

  it('reads and writes as the type does', () => {
    const plain = {
      first: { kind: 'globe' },
      others: [{ kind: 'book' }],
      weight: 2,
      weights: { a: 3 },
      book: { kind: 'book' },
      rest: [1],
      note: null,
      net: 1,
    };
    const parcel = parse(Parcel, plain);
    expect(parcel.first).toBeInstanceOf(Globe);
    expect(parcel.weights).toEqual(new Map([['a', 3]]));
    expect(pick(Parcel, parcel)).toEqual(plain);
    for (const wrong of [{ weight: 0 }, { weights: { a: 10 } }, { others: [{ kind: 'map' }] }, { note: 'too long' }]) {
      expect(() => parse(Parcel, { ...plain, ...wrong })).toThrow();
    }
    expect(valueReaderFor(Grams, { minimum: 1 }).tryRead(3)).toBe(3);
  });

  it('has limits of its type only', () => {
    class Dto {}
    const decorate = Field({ type: Thing, minimum: 1 } as object);
    expect(() => decorate(Dto.prototype, 'thing' as never)).toThrow('FIELD_LIMIT_UNFIT');
  });

  it('has the name of its type in the names of generic classes', () => {
    const Page = generic('PageOf', (item: typeof Grams) => {
      class Page {
        @Field({ type: [item] }) items!: number[];
      }
      return Page;
    });
    expect(Page(Grams).name).toBe('PageOfInt');
    expect(property(Page(Grams), 'items')).toEqual({ type: 'array', items: grams });
  });
});

import { Ajv2020 } from 'ajv/dist/2020.js';
import { Field } from '../../../src/model/field/field.js';
import { parse } from '../../../src/model/model.js';
import { enumOf, literal } from '../../../src/model/scalars/choices.js';
import { SchemaComponents, type ComponentsOptions } from '../../../src/model/schema/components.js';
import { jsonSchema, selfContainedSchema } from '../../../src/model/schema/json-schema.js';
import type { JsonSchema } from '../../../src/model/schema/schema.js';
import { mapOf, oneOf, setOf } from '../../../src/model/types/composite.js';
import { typeFormOf } from '../../../src/model/types/resolve.js';

enum Language {
  Danish = 'da',
  French = 'fr',
}
enum Age {
  Child = 6,
  Adult = 18,
}
enum Late {
  Only = 'only',
}

const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
const nothing = { type: 'null' };

class Book {
  @Field({ type: enumOf(Language, { name: 'Language', description: 'What it is written in.' }) }) written!: Language;
  @Field({ enum: Language, nullable: true, description: 'Into' }) translated!: Language | null;
  @Field({ enum: Age, enumName: 'Age' }) age: Age = Age.Adult;
  @Field({ enum: Age }) ages!: Age[];
  @Field({ type: mapOf(enumOf(Language), enumOf(Age)) }) byLanguage!: Map<Language, Age>;
  @Field({ type: mapOf(enumOf(Age), Boolean) }) byAge!: Map<Age, boolean>;
  @Field({ type: oneOf(enumOf(Language), literal('all')) }) some!: Language | 'all';
}

describe('an enum that has a name', () => {
  it('is a component, to which every use of it refers', () => {
    const { components } = jsonSchema(Book, { wording: 'declared' });
    expect(components).toMatchObject({
      Language: { type: 'string', enum: ['da', 'fr'], description: 'What it is written in.' },
      Age: { type: 'integer', enum: [6, 18] },
    });
    expect(components.Book?.properties).toEqual({
      written: ref('Language'),
      translated: { anyOf: [ref('Language'), nothing], description: 'Into' },
      age: { ...ref('Age'), default: 18 },
      ages: { type: 'array', items: ref('Age') },
      byLanguage: { type: 'object', propertyNames: ref('Language'), additionalProperties: ref('Age') },
      byAge: { type: 'object', additionalProperties: { type: 'boolean' } },
      some: { anyOf: [ref('Language'), { type: 'string', const: 'all' }] },
    });
  });

  it('is referred to by types and values outside of models', () => {
    const components = new SchemaComponents({ wording: 'declared' });
    expect(components.schemaOfType(typeFormOf(setOf(enumOf(Language))), 'output')).toMatchObject({ items: ref('Language') });
    const value = { type: typeFormOf(enumOf(Age)), said: { description: 'How old' }, default: Age.Child };
    expect(components.schemaOfValue(value, 'input')).toEqual({ ...ref('Age'), description: 'How old', default: 6 });
    expect(Object.keys(components.all())).toEqual(['Language', 'Age']);
  });

  it('follows the dialect', () => {
    const properties = (dialect: NonNullable<ComponentsOptions['dialect']>): unknown =>
      jsonSchema(Book, { wording: 'declared', dialect }).components.Book?.properties;
    expect(properties('openapi-3.0')).toMatchObject({
      age: { allOf: [ref('Age')], default: 18 },
      translated: { anyOf: [ref('Language'), { type: 'string', enum: [null], nullable: true }], description: 'Into' },
    });
  });

  it('is what it was to a validator, and to whoever reads data', () => {
    const accepts = new Ajv2020().compile(selfContainedSchema(Book));
    const data = { written: 'da', translated: null, ages: [6], byLanguage: { fr: 18 }, byAge: { 6: true }, some: 'all' };
    expect(accepts(data)).toBe(true);
    expect(parse(Book, data).byLanguage).toEqual(new Map([['fr', 18]]));
    for (const wrong of [{ written: 'en' }, { ages: [7] }, { byLanguage: { en: 6 } }, { some: 'none' }]) {
      expect(accepts({ ...data, ...wrong })).toBe(false);
    }
  });

  it('may be named after it was used, and after it was described', () => {
    class Holder {
      @Field({ enum: Late }) late!: Late;
    }
    expect(jsonSchema(Holder).components.Holder?.properties).toEqual({ late: { type: 'string', const: 'only' } });
    enumOf(Late, { name: 'Late' });
    enumOf(Late, { name: 'Late', description: 'At last' });
    expect(jsonSchema(Holder).components).toMatchObject({
      Holder: { properties: { late: ref('Late') } },
      Late: { type: 'string', enum: ['only'], description: 'At last' },
    });
  });

  it('does not share its name with a class', () => {
    class Age2 {
      @Field({ enum: Age }) age!: Age;
    }
    Object.defineProperty(Age2, 'name', { value: 'Age' });
    const { components } = jsonSchema(Age2, { wording: 'declared' });
    expect(components).toMatchObject({ Age: { properties: { age: ref('Age_2') } }, Age_2: { title: 'Age', enum: [6, 18] } });
  });
});

describe('the name of an enum', () => {
  it('is one', () => {
    expect(() => enumOf(Age, { name: 'Years' })).toThrow(
      new TypeError('One enum is called Age and Years. It has one name in the documents: say the same in each place, or say it once.'),
    );
    expect(() => Field({ enum: Age, enumName: 'Years' })(Book.prototype, 'age')).toThrow('One enum is called Age and Years.');
  });

  it('is not said where there is no enum', () => {
    expect(() => Field({ type: enumOf(Age), enumName: 'Age' })(Book.prototype, 'age')).toThrow(
      "enumName: 'Age' names what `enum` states, and there is none",
    );
  });
});

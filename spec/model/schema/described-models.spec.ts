import { Field } from '../../../src/model/field/field.js';
import { PartialType } from '../../../src/model/field/mapped-types.js';
import { Model } from '../../../src/model/form/settings.js';
import { component, property } from './support/schemas.js';

@Model({
  title: 'A packet of seeds',
  description: 'As it arrives.',
  examples: [{ species: 'Zea mays' }],
  openapi: { 'x-drawer': 9, properties: { species: { format: 'latin' } } },
})
class Packet {
  @Field({ openapi: { examples: ['Zea mays'], 'x-font': 'serif', minLength: undefined }, minLength: 2 }) species!: string;
}

class Envelope extends Packet {}

describe('what @Model says for the documents', () => {
  it('is in the schema of the class, with other words laid over it', () => {
    expect(component(Packet)).toEqual({
      type: 'object',
      title: 'A packet of seeds',
      description: 'As it arrives.',
      examples: [{ species: 'Zea mays' }],
      'x-drawer': 9,
      properties: { species: { type: 'string', format: 'latin', examples: ['Zea mays'], 'x-font': 'serif' } },
      required: ['species'],
    });
  });

  it.each([Envelope, PartialType(Packet)])('is not said of the classes made from it: %p', (type) => {
    const schema = component(type);
    for (const word of ['title', 'description', 'examples', 'x-drawer']) expect(schema).not.toHaveProperty(word);
    expect(property(type, 'species')).toMatchObject({ 'x-font': 'serif' });
  });

  it('may show an instance as an example', () => {
    const example = Object.assign(new Envelope(), { species: 'Vicia faba' });
    Model({ examples: [example] })(Envelope);
    expect(component(Envelope)).toMatchObject({ examples: [{ species: 'Vicia faba' }] });
  });

  it('follows the dialect', () => {
    const later = component(Packet, { dialect: 'openapi-3.0' });
    expect(later).toMatchObject({ example: { species: 'Zea mays' }, 'x-drawer': 9, properties: { species: { example: 'Zea mays' } } });
    expect(later).not.toHaveProperty('examples');
    const plain = component(Packet, { dialect: 'json-schema' });
    expect(plain).toMatchObject({ title: 'A packet of seeds', examples: [{ species: 'Zea mays' }] });
    expect(JSON.stringify(plain)).not.toContain('x-');
  });
});

import { Field } from '../../../src/model/field/field.js';
import { Decimal } from '../../../src/model/scalars/decimals.js';
import { Int } from '../../../src/model/scalars/numbers.js';
import { SchemaComponents, type ComponentsOptions } from '../../../src/model/schema/components.js';
import type { Constructor } from '../../../src/core/types.js';

class Stop {
  @Field() name!: string;
  @Field({ type: Boolean }) shelter = false;
  @Field({ type: Decimal }) fee = '1.50';
}
class Line {
  @Field({ type: [Stop] }) stops: Stop[] = [];
}
class Fare {
  @Field({ type: Int }) cents = 200;
  @Field({ type: String, readOnly: true }) get price(): string {
    return `${this.cents / 100}`;
  }
}
class Ride {
  @Field() fare!: Fare;
  @Field() line!: Line;
}
class Section {
  @Field({ type: [() => Section] }) sections: Section[] = [];
}
class Orchestra {
  @Field() first!: Section;
}

function namesOf(types: readonly Constructor[], options: ComponentsOptions): readonly string[] {
  const components = new SchemaComponents(options);
  for (const type of types) for (const direction of ['input', 'output'] as const) components.schemaOf(type, direction);
  return Object.keys(components.all()).sort();
}

describe('one schema for both directions', () => {
  it.each(['sound', 'declared'] as const)('is there where both have the same properties, %s', (wording) => {
    expect(namesOf([Line, Ride], { wording, separate: false })).toEqual([
      'Fare-Input',
      'Fare-Output',
      'Line',
      'Ride-Input',
      'Ride-Output',
      'Stop',
    ]);
  });

  it('is as the data is received', () => {
    const components = new SchemaComponents({ wording: 'declared', separate: false });
    components.schemaOf(Stop, 'output');
    expect(components.all().Stop).toMatchObject({
      required: ['name'],
      properties: { fee: { anyOf: [{ type: 'number' }, { type: 'string' }] } },
    });
  });

  it('is not there, where nothing is said, of what differs at all', () => {
    expect(namesOf([Line], { wording: 'declared' })).toEqual(['Line-Input', 'Line-Output', 'Stop-Input', 'Stop-Output']);
  });
});

describe('classes that hold themselves', () => {
  it('have two schemas in FastAPI’s words, which are titled with the name', () => {
    const components = new SchemaComponents({ wording: 'declared' });
    for (const direction of ['input', 'output'] as const) components.schemaOf(Orchestra, direction);
    expect(components.all()).toMatchObject({
      'Orchestra-Input': { title: 'Orchestra' },
      'Orchestra-Output': { title: 'Orchestra' },
      'Section-Input': { title: 'Section', properties: { sections: { items: { $ref: '#/components/schemas/Section-Input' } } } },
      'Section-Output': { title: 'Section' },
    });
  });

  it('have one where both directions have one', () => {
    expect(namesOf([Orchestra], { wording: 'declared', separate: false })).toEqual(['Orchestra', 'Section']);
  });

  it('have one where they go one way only', () => {
    const components = new SchemaComponents({ wording: 'declared' });
    components.announce(Orchestra, 'input');
    components.schemaOf(Orchestra, 'input');
    expect(Object.keys(components.all())).toEqual(['Orchestra', 'Section']);
  });
});

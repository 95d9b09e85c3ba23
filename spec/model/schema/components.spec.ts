import { Ajv2020 } from 'ajv/dist/2020.js';
import { IsInt, IsString } from 'class-validator';
import type { Constructor } from '../../../src/core/types.js';
import { Field } from '../../../src/model/field/field.js';
import { Int } from '../../../src/model/scalars/numbers.js';
import { SchemaComponents } from '../../../src/model/schema/components.js';
import { jsonSchema, selfContainedSchema } from '../../../src/model/schema/json-schema.js';
import { oneOf } from '../../../src/model/types/composite.js';
import { typeFormOf } from '../../../src/model/types/resolve.js';

const prefix = '#/components/schemas/';

class Line {
  @Field({ type: Int }) count!: number;
}
class Stock {
  @Field({ type: Int }) left = 1;
}
class Order {
  @Field({ type: [Line] }) lines!: Line[];
  @Field() stock!: Stock;
}
class Plain {
  @Field() line!: Line;
}

describe('the schemas of a document', () => {
  it('are one where both directions are equal, and two where something inside differs', () => {
    const components = new SchemaComponents();
    const refs = (['input', 'output'] as const).flatMap((direction) => [
      components.schemaOf(Order, direction),
      components.schemaOf(Plain, direction),
    ]);
    expect(refs.map(({ $ref }) => ($ref as string).slice(prefix.length))).toEqual(['Order-Input', 'Plain', 'Order-Output', 'Plain']);
    const all = components.all();
    expect(Object.keys(all)).toEqual(['Order-Input', 'Plain', 'Order-Output', 'Line', 'Stock-Input', 'Stock-Output']);
    expect(all['Order-Output']).toMatchObject({
      properties: { stock: { $ref: `${prefix}Stock-Output` }, lines: { items: { $ref: `${prefix}Line` } } },
    });
    expect(all['Stock-Input']).not.toHaveProperty('required');
    expect(all['Stock-Output']).toMatchObject({ required: ['left'] });
  });

  it('keep their plain names where everything announced goes one way', () => {
    const components = new SchemaComponents();
    components.announce(Order, 'output');
    expect(components.schemaOf(Order, 'output')).toEqual({ $ref: `${prefix}Order` });
    expect(Object.keys(components.all())).toEqual(['Order', 'Line', 'Stock']);
    expect(components.schemaOf(Order, 'input')).toEqual({ $ref: `${prefix}Order-Input` });
  });

  it('are the same however often they are asked for', () => {
    const components = new SchemaComponents();
    components.schemaOf(Order, 'input');
    const first = JSON.stringify(components.all());
    components.schemaOf(Order, 'input');
    expect(JSON.stringify(components.all())).toBe(first);
  });

  it('of types other than models stand where they are used', () => {
    const components = new SchemaComponents({ refPrefix: '#/$defs/' });
    expect(components.schemaOfType(typeFormOf([Line]), 'output')).toEqual({ type: 'array', items: { $ref: '#/$defs/Line' } });
    expect(Object.keys(components.all())).toEqual(['Line']);
  });

  it('tell classes of one name apart, by where they are from if that is told', () => {
    const make = (): Constructor => {
      class Dup {
        @IsInt() a!: number;
      }
      return Dup;
    };
    const [one, other, third] = [make(), make(), make()];
    const names = (options: object): unknown[] => {
      const components = new SchemaComponents(options);
      return [one, other, third, one].map((type) =>
        (components.schemaOf(type as Constructor, 'input').$ref as string).slice(prefix.length),
      );
    };
    expect(names({})).toEqual(['Dup', 'Dup_2', 'Dup_3', 'Dup']);
    expect(names({ moduleOf: (type: unknown) => (type === other ? 'shop/orders' : undefined) })).toEqual([
      'Dup',
      'shop_orders__Dup',
      'Dup_2',
      'Dup',
    ]);
    expect(names({ nameOf: (type: unknown) => (type === other ? 'Page<Order>' : undefined) })).toEqual([
      'Dup',
      'Page_Order_',
      'Dup_2',
      'Dup',
    ]);
  });

  it('are all told apart where it is announced that there are several', () => {
    const make = (): Constructor => {
      class Pilot {
        @Field({ type: Int }) hours!: number;
      }
      return Pilot;
    };
    const [harbour, airfield] = [make(), make()] as const;
    const namesWith = (options: object): string[] => {
      const components = new SchemaComponents({ wording: 'declared', ...options });
      for (const type of [harbour, airfield]) components.announce(type, 'input');
      for (const type of [harbour, airfield]) components.schemaOf(type, 'input');
      expect(Object.values(components.all())).toMatchObject([{ title: 'Pilot' }, { title: 'Pilot' }]);
      return Object.keys(components.all());
    };
    expect(namesWith({})).toEqual(['Pilot_1', 'Pilot_2']);
    expect(namesWith({ moduleOf: (type: unknown) => (type === harbour ? 'harbour' : 'airfield.crews') })).toEqual([
      'harbour__Pilot',
      'airfield.crews__Pilot',
    ]);
  });

  it('are called after what uses them, where each is used by one only', () => {
    const make = (): Constructor => {
      class Pilot {
        @Field({ type: Int }) hours!: number;
      }
      return Pilot;
    };
    const [harbour, airfield, shared] = [make(), make(), make()] as const;
    const components = new SchemaComponents({ wording: 'declared' });
    components.announce(harbour, 'input', 'Harbour');
    components.announce(airfield, 'output', 'Airfield');
    for (const user of ['Harbour', 'Airfield']) components.announce(shared, 'input', user);
    for (const type of [shared, harbour]) components.schemaOf(type, 'input');
    components.schemaOf(airfield, 'output');
    expect(Object.keys(components.all())).toEqual(['Pilot_1', 'Harbour__Pilot', 'Airfield__Pilot']);
  });

  it('of generic classes are called as these are', () => {
    function pageOf<T>(item: Constructor<T>): Constructor<{ items: T[] }> {
      class Page {
        @Field({ type: [item] }) items!: T[];
      }
      Object.defineProperty(Page, 'name', { value: `PageOf${item.name}` });
      return Page;
    }
    expect(Object.keys(jsonSchema(pageOf(Line)).components)).toEqual(['PageOfLine', 'Line']);
  });

  it('refer to each other in circles', () => {
    class Node {
      @Field({ type: [() => Node], optional: true }) children?: Node[];
      @Field({ type: oneOf(() => Node, String), optional: true }) next?: Node | string;
    }
    const schema = selfContainedSchema(Node);
    expect(Object.keys(schema.$defs)).toEqual(['Node']);
    const accepts = new Ajv2020().compile(schema);
    expect(accepts({ children: [{ children: [], next: 'x' }] })).toBe(true);
    expect(accepts({ children: [{ next: 5 }] })).toBe(false);
  });

  it('do not construct a class more than once, and none that throws', () => {
    let made = 0;
    class Counted {
      @IsString() name!: string;
      constructor() {
        made += 1;
        throw new Error('not like this');
      }
    }
    const components = new SchemaComponents({ only: 'input' });
    components.schemaOf(Counted, 'input');
    components.all();
    jsonSchema(Counted);
    expect(made).toBe(1);
  });

  it('know of decorators that came later', () => {
    class Late {
      @IsString() name!: string;
    }
    expect(jsonSchema(Late).components.Late).toMatchObject({ required: ['name'] });
    IsInt()(Late.prototype, 'count');
    expect(jsonSchema(Late).components.Late).toMatchObject({ required: ['name', 'count'] });
  });
});

import { parse, pick, selfContainedSchema, Field } from 'tenon/model';

class Order {
  @Field({ alias: { in: 'what' } }) item!: string;
  @Field({ alias: { out: 'strengthPercent' } }) strength!: number;
  @Field({ alias: { in: 'a', out: 'b' } }) both!: number;
  @Field({ alias: 'note-text' }) note: string = '';
}

describe('an alias', () => {
  it('may be for one way, or two names', () => {
    const order = parse(Order, { what: 'x', strength: 1, a: 2, 'note-text': 'n' });
    expect(order).toEqual(Object.assign(new Order(), { item: 'x', strength: 1, both: 2, note: 'n' }));
    expect(pick(Order, order)).toEqual({ item: 'x', strengthPercent: 1, b: 2, 'note-text': 'n' });
    expect(pick(Order, order, { byAlias: false })).toEqual({ item: 'x', strength: 1, both: 2, note: 'n' });
  });

  it('is the name that is told where something is wrong', () => {
    expect(() => parse(Order, { item: 'x', strength: 1, b: 2 })).toThrow(
      expect.objectContaining({
        problems: [expect.objectContaining({ loc: ['what'] }), expect.objectContaining({ loc: ['a'] })],
      }),
    );
  });

  it('is in the schema of its direction', () => {
    const schemaOf = (direction: 'input' | 'output'): unknown =>
      Object.keys((selfContainedSchema(Order, { direction }).$defs.Order as { properties: object }).properties);
    expect(schemaOf('input')).toEqual(['what', 'strength', 'a', 'note-text']);
    expect(schemaOf('output')).toEqual(['item', 'strengthPercent', 'b', 'note-text']);
  });
});

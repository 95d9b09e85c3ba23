import { Field, oneOf, recordOf, type Composite, type StatedType } from 'tenon';
import { parse } from 'tenon/model';

/** A folder holds folders. */
const folder: Composite<unknown> = recordOf(() => folder as StatedType);
const tree: readonly [StatedType] = [() => tree];

class Held {
  @Field({ type: folder })
  folder!: unknown;

  @Field({ type: oneOf(tree, String) })
  tree!: unknown;
}

describe('a type that holds itself', () => {
  it('is read as deep as data goes', () => {
    const data = { folder: { a: { b: {} }, c: {} }, tree: [[], [[]]] };
    expect(parse(Held, data)).toEqual(Object.assign(new Held(), data));
  });

  it('is refused where something else is inside', () => {
    expect(() => parse(Held, { folder: { a: 1 }, tree: [] })).toThrow('folder.a must be an object');
    expect(() => parse(Held, { folder: {}, tree: [[1]] })).toThrow('must be a list');
  });

  it('comes to an end', () => {
    let deep: object = {};
    for (let i = 0; i < 40; i += 1) deep = { deep };
    expect(() => parse(Held, { folder: deep, tree: [] })).toThrow('must not be nested deeper than 32 levels');
  });
});

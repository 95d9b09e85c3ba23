import { Base64, DateOnly, Field, Int, literal, mapOf, nullable, oneOf, setOf, tuple, type StatedType } from 'tenon';
import { explain, type Explanation } from 'tenon/model';

class Line {
  @Field() sku!: string;
}

class Other {
  @Field() name!: string;
}

/** The places in which the problems are of a value that fits no branch. */
function placesOf(...branches: StatedType[]): unknown[] {
  class Holder {
    @Field({ type: oneOf(...branches) }) value: unknown;
  }
  const { problems } = explain(Holder, { value: Symbol.iterator }) as Explanation<Holder>;
  return problems.map(({ loc }) => loc.slice(1).join('.'));
}

describe('the place of a problem in a union', () => {
  it.each<[StatedType, string]>([
    [Int, 'int'],
    [Number, 'float'],
    [String, 'str'],
    [Boolean, 'bool'],
    [Date, 'datetime'],
    [DateOnly, 'date'],
    [Base64, 'bytes'],
    [literal('a', 'b'), "literal['a','b']"],
    [literal(1), 'literal[1]'],
    [Line, 'Line'],
    [[Int], 'list[int]'],
    [[[String]], 'list[list[str]]'],
    [[nullable(Int)], 'list[nullable[int]]'],
    [[oneOf(Line, Other)], 'list[union[Line,Other]]'],
    [setOf(String), 'set[str]'],
    [mapOf(Int), 'dict[str,int]'],
    [mapOf(Int, [Int]), 'dict[int,list[int]]'],
    [tuple(Int, String), 'tuple[int, str]'],
  ])('names %p as pydantic does', (type, name) => expect(placesOf(type, literal('other'))).toEqual([name, "literal['other']"]));

  it('ends where a type holds itself', () => {
    const trees: StatedType = () => [trees] as const;
    expect(placesOf(trees, literal('other'))[0]).toBe('list[list[list[list[any]]]]');
  });
});

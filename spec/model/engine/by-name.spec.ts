import { Ajv2020 } from 'ajv/dist/2020.js';
import { Expose } from 'class-transformer';
import { IsInt, ValidateIf } from 'class-validator';
import { Field, Int, literal, Model, oneOf, setOf } from 'tenon';
import { jsonSchema, parse, pick, selfContainedSchema, sentKeys } from 'tenon/model';
import { backEnds } from './back-ends.js';
import { placesOf, problemsOf } from './problems.js';

@Model({ byName: true })
class Position {
  @Field({ alias: 'latitude', minimum: -90, maximum: 90 }) lat!: number;
  @Field({ alias: { in: 'longitude' } }) lon!: number;
}

@Model({ byName: true, unknownKeys: 'forbid' })
class Buoy {
  @Field() name!: string;
  @Field({ type: Int, alias: 'depthMetres' }) depth: number = 5;
  @Field({ type: [Position], alias: 'at', maxItems: 2 }) positions: Position[] = [];
  @Field({ type: String, alias: 'remark', nullable: true }) note: string | null = null;
  @Field({ type: Int, alias: 'number', readOnly: true }) id = 1;
  @Expose({ name: 'colour_code' })
  @IsInt()
  colour: number = 7;
}

class LookedAt extends Buoy {
  @ValidateIf(() => true)
  @Field({ optional: true })
  looked?: string;
}

const byName = { name: 'North', depth: 12, positions: [{ lat: 54, longitude: 7 }], note: 'x', colour: 3 };

describe.each(backEnds)('a model that is read by the names of its properties too, %s', (_, codeGeneration) => {
  describe.each<[string, typeof Buoy]>([
    ['the short way', Buoy],
    ['the long way', LookedAt],
  ])('read %s', (__, type) => {
    const read = (plain: object): Buoy => parse(type, plain, { codeGeneration });
    const places = (plain: object): Promise<string[]> => placesOf(type, plain, { codeGeneration });

    it('takes either name', () => {
      const buoy = read(byName);
      expect(buoy).toMatchObject({ name: 'North', depth: 12, positions: [{ lat: 54, lon: 7 }], note: 'x', colour: 3 });
      expect(read({ name: 'North', depthMetres: 12, at: [{ latitude: 54, lon: 7 }], remark: 'x', colour_code: 3 })).toEqual(buoy);
      expect([...sentKeys(buoy)].sort()).toEqual(['colour', 'depth', 'name', 'note', 'positions']);
    });

    it('lets the alias count where both were sent, null too', () => {
      expect(read({ name: 'North', depthMetres: 1, depth: 'x', remark: null, note: 'x' })).toMatchObject({ depth: 1, note: null });
      expect(read({ name: 'North', depthMetres: undefined, depth: 3 }).depth).toBe(3);
    });

    it('is told under the name that was sent, and under the alias where nothing was', async () => {
      expect(await places({ depth: 'x', positions: [{ lat: 91, longitude: 'y' }, { latitude: -91 }], colour: 'z' })).toEqual([
        'name: missing',
        'depth: int_parsing',
        'positions.0.lat: less_than_equal',
        'positions.0.longitude: float_parsing',
        'positions.1.latitude: greater_than_equal',
        'positions.1.longitude: missing',
        'colour: int_parsing',
      ]);
      expect(await places({ name: 'N', depth: 1, depthMetres: 'x' })).toEqual(['depthMetres: int_parsing']);
      const [problem] = await problemsOf(type, { name: 'N', positions: [{ lon: 7 }] }, { codeGeneration });
      expect(problem).toMatchObject({ type: 'missing', loc: ['positions', 0, 'latitude'], input: { lon: 7 } });
    });

    it('knows both names, those of what is only sent too, and no others', async () => {
      expect(await places({ ...byName, depthMetres: 3, at: [], remark: '', colour_code: 3, id: 2, number: 3 })).toEqual([]);
      expect(await places({ ...byName, lat: 3 })).toEqual(['lat: extra_forbidden']);
    });

    it('is sent under the alias', () =>
      expect(pick(type, read(byName))).toEqual({
        ...{ name: 'North', depthMetres: 12, at: [{ latitude: 54, lon: 7 }], remark: 'x', number: 1, colour_code: 3 },
      }));
  });

  it('may have a name that is the alias of another property', async () => {
    @Model({ byName: true, unknownKeys: 'forbid' })
    class Crossed {
      @Field({ alias: 'b' }) a!: string;
      @Field({ alias: 'c' }) b!: string;
    }
    expect(parse(Crossed, { b: 'x' }, { codeGeneration })).toEqual({ a: 'x', b: 'x' });
    expect(parse(Crossed, { a: 'w', c: 'y' }, { codeGeneration })).toEqual({ a: 'w', b: 'y' });
    expect(await placesOf(Crossed, { b: 'x', d: 1 }, { codeGeneration })).toEqual(['d: extra_forbidden']);
  });

  it('may have its tag under either name', async () => {
    @Model({ byName: true, unknownKeys: 'forbid' })
    class Cat {
      @Field({ type: literal('cat'), alias: 'sort' }) kind!: 'cat';
    }
    @Model({ byName: true })
    class Dog {
      @Field({ type: literal('dog'), alias: 'sort' }) kind!: 'dog';
      @Field() good!: boolean;
    }
    class Home {
      @Field({ type: oneOf(Cat, Dog, 'kind') }) pet!: Cat | Dog;
    }
    const read = (pet: object): unknown => parse(Home, { pet }, { codeGeneration }).pet;
    expect([read({ sort: 'cat' }), read({ kind: 'cat' })].every((pet) => pet instanceof Cat)).toBe(true);
    expect(read({ kind: 'dog', good: true })).toBeInstanceOf(Dog);
    expect(await placesOf(Home, { pet: { kind: 'dog' } }, { codeGeneration })).toEqual(['pet.dog.good: missing']);
    const accepts = new Ajv2020().compile(selfContainedSchema(Home));
    expect([accepts({ pet: { kind: 'dog', good: true } }), accepts({ pet: { sort: 'cat' } }), accepts({ pet: 5 })]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('is not, unless its class says so, and says so for its subclasses', async () => {
    class Other {
      @Field({ alias: 'latitude' }) lat!: number;
    }
    class Named extends Position {
      @Field({ type: setOf(String), alias: 'tags' }) words = new Set<string>();
    }
    expect(await placesOf(Other, { lat: 1 }, { codeGeneration })).toEqual(['latitude: missing']);
    expect(parse(Named, { lat: 1, lon: 2, words: ['a'] }, { codeGeneration }).words).toEqual(new Set('a'));
  });
});

describe('the schema of a model that is read by the names of its properties too', () => {
  const component = (wording: 'sound' | 'declared'): object | undefined => jsonSchema(Position, { wording }).components['Position'];

  it('shows the alias alone', () => {
    expect(component('declared')).toMatchObject({ properties: { latitude: {}, longitude: {} }, required: ['latitude', 'longitude'] });
    expect(Object.keys((component('sound') as { properties: object }).properties)).toEqual(['latitude', 'longitude']);
  });

  it('refuses nothing that parsing takes', () => {
    const accepts = new Ajv2020({ strict: false }).compile(selfContainedSchema(Buoy));
    expect([accepts(byName), accepts({ ...byName, depthMetres: 'x' })]).toEqual([true, false]);
  });
});

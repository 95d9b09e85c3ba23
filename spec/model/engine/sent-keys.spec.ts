import { Transform, Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Field } from 'tenon';
import { sentKeys } from '../../../src/model/engine/sent-keys.js';
import { parse } from '../../../src/model/model.js';
import { backEnds } from './back-ends.js';

class Owner {
  @IsString()
  name: string = 'nobody';
}

class Pet {
  @IsString()
  name!: string;

  @IsOptional()
  @IsInt()
  age?: number | null;

  @IsString()
  kind: string = 'cat';

  @IsOptional()
  @Type(() => Owner)
  @ValidateNested()
  owner?: Owner;
}

class LongWay extends Pet {
  @Transform(({ value }) => value as unknown)
  @IsOptional()
  @IsString()
  note?: string;
}

const sent = (instance: object): string[] => [...sentKeys(instance)].sort();

describe.each(backEnds)('the sent keys of a model, %s', (_, codeGeneration) => {
  describe.each<[string, typeof Pet]>([
    ['the short way', Pet],
    ['the long way', LongWay],
  ])('read %s', (__, Type) => {
    const read = (plain: object): Pet => parse(Type, plain, { codeGeneration });

    it('are those with a value', () => {
      expect(sent(read({ name: 'Tom' }))).toEqual(['name']);
      expect(sent(read({ name: 'Tom', age: 3 }))).toEqual(['age', 'name']);
    });

    it('have null among them', () => {
      expect(sent(read({ name: 'Tom', age: null }))).toEqual(['age', 'name']);
    });

    it('do not have what is explicitly undefined', () => {
      expect(sent(read({ name: 'Tom', age: undefined }))).toEqual(['name']);
    });

    it('have a default only where it was sent with another value', () => {
      expect(sent(read({ name: 'Tom', kind: 'dog' }))).toEqual(['kind', 'name']);
      expect(read({ name: 'Tom' }).kind).toBe('cat');
    });

    it('have what is assigned later', () => {
      const pet = read({ name: 'Tom' });
      pet.age = 4;
      pet.kind = 'dog';
      expect(sent(pet)).toEqual(['age', 'kind', 'name']);
    });

    it('are told of each model inside', () => {
      const pet = read({ name: 'Tom', owner: {} });
      expect(sent(pet)).toEqual(['name', 'owner']);
      expect(sent(pet.owner as Owner)).toEqual([]);
    });

    it('do not have the default of what is never received', () => {
      class Numbered extends Type {
        @Field({ readOnly: true }) id: number = 1;
      }
      expect(sent(parse(Numbered, { name: 'Tom', id: 5 }, { codeGeneration }))).toEqual(['name']);
    });

    it('leave no trace on the instance', () => {
      const pet = read({ name: 'Tom' });
      expect(Reflect.ownKeys(pet).filter((key) => typeof key === 'symbol')).toEqual([]);
      expect(JSON.parse(JSON.stringify(pet))).toEqual({ name: 'Tom', kind: 'cat' });
    });
  });
});

import { Type } from 'class-transformer';
import {
  Allow,
  Equals,
  IsArray,
  IsDate,
  IsDateString,
  IsDefined,
  IsEnum,
  IsIBAN,
  IsIn,
  IsInt,
  IsIP,
  IsNotEmpty,
  IsOptional,
  IsPhoneNumber,
  IsRFC3339,
  IsSemVer,
  IsString,
  IsStrongPassword,
  IsTimeZone,
  IsUrl,
  Matches,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { Field } from '../../../src/model/field/field.js';
import { jsonSchema } from '../../../src/model/schema/json-schema.js';
import { component, properties, property } from './support/schemas.js';

enum Level {
  Low,
  High,
}

/** The faults of class-validator-jsonschema 5.2.0 that were seen, each with what is right. */
describe('where class-validator-jsonschema goes wrong', () => {
  it('a numbered enum has its numbers, not its names', () => {
    class Dto {
      @IsEnum(Level) level!: Level;
    }
    expect(property(Dto, 'level')).toEqual({ type: 'integer', enum: [0, 1] });
  });

  it('what is optional to @IsOptional may be null', () => {
    class Dto {
      @IsOptional() @IsString() name?: string;
      @IsOptional() @IsEnum(Level) level?: Level;
    }
    expect(component(Dto)).toEqual({
      type: 'object',
      properties: { name: { type: ['string', 'null'] }, level: { type: ['integer', 'null'], enum: [0, 1, null] } },
    });
    expect(property(Dto, 'name', { dialect: 'openapi-3.0' })).toEqual({ type: 'string', nullable: true });
    expect(property(Dto, 'level', { dialect: 'openapi-3.0' })).toEqual({ type: 'integer', enum: [0, 1, null], nullable: true });
  });

  it('@IsNotEmpty is a length of texts only', () => {
    class Dto {
      @IsNotEmpty() name!: string;
      @IsNotEmpty() count!: number;
      @IsNotEmpty() @IsArray() list!: unknown[];
    }
    expect(properties(Dto)).toEqual({
      name: { type: 'string', minLength: 1 },
      count: { type: 'number' },
      list: { type: 'array', items: {} },
    });
  });

  it('a whole number is one in whichever order the decorators stand', () => {
    class Dto {
      @IsInt() @Min(1) one!: number;
      @Min(1) @IsInt() other!: number;
    }
    expect(property(Dto, 'one')).toEqual({ type: 'integer', minimum: 1 });
    expect(property(Dto, 'other')).toEqual({ type: 'integer', minimum: 1 });
  });

  it('several patterns all count', () => {
    class Dto {
      @Matches(/a/) @Matches(/b/) code!: string;
    }
    expect(property(Dto, 'code')).toEqual({ type: 'string', pattern: 'b', allOf: [{ pattern: 'a' }] });
  });

  it('a pattern with flags that JSON Schema does not have is only shown', () => {
    class Dto {
      @Matches(/x/i) code!: string;
    }
    expect(property(Dto, 'code')).toEqual({ type: 'string', 'x-patterns': ['/x/i'] });
  });

  it('@IsDateString has formats, and no pattern', () => {
    class Dto {
      @IsDateString() at!: string;
    }
    expect(property(Dto, 'at')).toEqual({ type: 'string', anyOf: [{ format: 'date' }, { format: 'date-time' }] });
  });

  it('@IsIP takes both versions', () => {
    class Dto {
      @IsIP() any!: string;
      @IsIP('6') six!: string;
      @IsIP(4) four!: string;
    }
    expect(properties(Dto)).toEqual({
      any: { type: 'string', anyOf: [{ format: 'ipv4' }, { format: 'ipv6' }] },
      six: { type: 'string', format: 'ipv6' },
      four: { type: 'string', format: 'ipv4' },
    });
  });

  it('@IsDate is a date and time', () => {
    class Dto {
      @IsDate() at!: Date;
    }
    expect(property(Dto, 'at')).toEqual({ type: 'string', format: 'date-time' });
  });

  it('@IsDefined is told by what is required', () => {
    class Dto {
      @IsDefined() name!: string;
    }
    expect(component(Dto)).toEqual({ type: 'object', properties: { name: { type: 'string' } }, required: ['name'] });
  });

  it('checks that it knows nothing of', () => {
    class Dto {
      @IsIn(['a', 1]) choice!: unknown;
      @Equals(null) nothing!: unknown;
      @IsPhoneNumber() phone!: string;
      @IsRFC3339() at!: string;
      @IsTimeZone() zone!: string;
      @IsSemVer() version!: string;
      @IsStrongPassword() password!: string;
      @IsIBAN() iban!: string;
    }
    expect(component(Dto)).toEqual({
      type: 'object',
      properties: {
        choice: { enum: ['a', 1] },
        nothing: { type: 'null' },
        phone: { type: 'string', 'x-validators': ['isPhoneNumber'] },
        at: { type: 'string', format: 'date-time' },
        zone: { type: 'string', 'x-validators': ['isTimeZone'] },
        version: { type: 'string', 'x-validators': ['isSemVer'] },
        password: { type: 'string', 'x-validators': ['isStrongPassword'] },
        iban: { type: 'string', 'x-validators': ['isIBAN'] },
      },
      required: ['choice', 'nothing', 'phone', 'at', 'zone', 'version', 'password', 'iban'],
    });
  });

  it('the format of a URL is called uri', () => {
    class Dto {
      @IsUrl() link!: string;
    }
    expect(property(Dto, 'link')).toEqual({ type: 'string', format: 'uri' });
  });

  it('nested models refer to their class', () => {
    class Line {
      @IsInt() count!: number;
    }
    class Order {
      @ValidateNested({ each: true }) @Type(() => Line) lines!: Line[];
      @ValidateNested() first!: Line;
    }
    expect(properties(Order)).toEqual({
      lines: { type: 'array', items: { $ref: '#/components/schemas/Line' } },
      first: { $ref: '#/components/schemas/Line' },
    });
  });

  it('a discriminator is a choice, told apart by what each branch has there', () => {
    class Cat {
      @IsIn(['cat']) kind!: string;
    }
    class Dog {
      @IsString() kind!: string;
    }
    class Owner {
      @ValidateNested()
      @Type(() => Object, {
        keepDiscriminatorProperty: true,
        discriminator: {
          property: 'kind',
          subTypes: [
            { value: Cat, name: 'cat' },
            { value: Dog, name: 'dog' },
          ],
        },
      })
      @IsDefined()
      pet!: Cat | Dog;
    }
    const { components } = jsonSchema(Owner);
    expect(components.Owner?.properties).toEqual({
      pet: {
        type: 'object',
        required: ['kind'],
        oneOf: [
          { $ref: '#/components/schemas/Cat' },
          { allOf: [{ $ref: '#/components/schemas/Dog' }, { type: 'object', properties: { kind: { const: 'dog' } } }] },
        ],
        discriminator: { propertyName: 'kind', mapping: { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog' } },
      },
    });
    expect(Object.keys(components)).toEqual(['Owner', 'Cat', 'Dog']);
  });

  it('what nobody misses is not required', () => {
    class Line {
      @IsInt() count!: number;
    }
    class Dto {
      @ValidateNested() line!: Line;
      @Allow() note!: string;
    }
    expect(component(Dto)).not.toHaveProperty('required');
  });

  it('what depends on a condition is open', () => {
    class Dto {
      @ValidateIf((dto: Dto) => dto.kind === 'a') @IsInt() @Min(1) count!: number;
      @IsString() kind!: string;
    }
    expect(component(Dto)).toMatchObject({ properties: { count: { 'x-validators': ['min', 'isInt'] } }, required: ['kind'] });
    expect(property(Dto, 'count', { wording: 'declared' })).toEqual({ anyOf: [{ type: 'integer' }, { type: 'null' }] });
  });

  it('groups are told apart, sets and lists in lists have items', () => {
    class Dto {
      @Min(1, { groups: ['a'] }) @Min(5, { groups: ['b'] }) count!: number;
      @IsString({ each: true }) names!: Set<string>;
      @Field({ type: [[Number]], maxItems: 2 }) matrix!: number[][];
    }
    expect(property(Dto, 'count', { groups: ['b'] })).toEqual({ type: 'number', minimum: 5 });
    expect(properties(Dto)).toMatchObject({
      names: { type: 'array', items: { type: 'string' } },
      matrix: { type: 'array', items: { type: 'array', items: { type: 'number' } }, maxItems: 2 },
    });
  });

  it('two classes of one name stay two', () => {
    const one = (() => {
      class Dup {
        @IsInt() a!: number;
      }
      return Dup;
    })();
    class Dup {
      @IsString() b!: string;
      @ValidateNested() @Type(() => one) other!: InstanceType<typeof one>;
    }
    expect(Object.keys(jsonSchema(Dup).components)).toEqual(['Dup', 'Dup_2']);
  });

  it('a subclass without decorators of its own has those of its ancestor', () => {
    class Base {
      @IsInt() a!: number;
    }
    class Sub extends Base {}
    expect(component(Sub)).toEqual({ type: 'object', properties: { a: { type: 'integer' } }, required: ['a'] });
  });

  it('a class that cannot be made without arguments can be described', () => {
    class Line {
      @IsInt() count: number;
      constructor(from: { count: number }) {
        this.count = from.count;
      }
    }
    class Order {
      @ValidateNested({ each: true }) @Type(() => Line) lines!: Line[];
    }
    expect(jsonSchema(Order).components.Line).toMatchObject({ required: ['count'] });
  });

  it('beside a reference there may be words in 3.1, and not in 3.0', () => {
    class Line {
      @Field() sku!: string;
    }
    class Order {
      @Field({ description: 'The only one' }) line!: Line;
    }
    expect(property(Order, 'line')).toEqual({ $ref: '#/components/schemas/Line', description: 'The only one' });
    expect(property(Order, 'line', { dialect: 'openapi-3.0' })).toEqual({
      allOf: [{ $ref: '#/components/schemas/Line' }],
      description: 'The only one',
    });
  });
});

import { plainToInstance, Type } from 'class-transformer';
import { IsByteLength, IsDate, IsEmail, IsInt, IsNumber, IsString, ValidateNested, validate } from 'class-validator';
import type { Constructor } from '../../../src/core/types.js';
import { explain } from '../../../src/model/model.js';

class Named {
  @IsString()
  name!: string;
}

class Mailed {
  @IsEmail()
  mail!: string;
}

class Sized {
  @IsByteLength(1, 5)
  text!: string;
}

class Told {
  @Type(() => String)
  @IsString()
  text!: unknown;
}

class Numbered {
  @Type(() => Number)
  @IsNumber()
  number!: unknown;
}

class Dated {
  @Type(() => Date)
  @IsDate()
  date!: unknown;
}

class Pet {
  @IsString()
  name!: string;
}

class Cat extends Pet {
  @IsInt()
  lives!: number;
}

class House {
  @Type(() => Pet, { discriminator: { property: 'kind', subTypes: [{ name: 'cat', value: Cat }] } })
  @ValidateNested({ each: true })
  pets!: Pet[];
}

const deep = (depth: number): unknown => JSON.parse('{"a":'.repeat(depth) + '1' + '}'.repeat(depth)) as unknown;

/** What the library throws, and what ours answers, both as the library reads and as FastAPI does. */
const table: readonly [what: string, type: Constructor<object>, plain: unknown, library: string, asLibrary: string, lax: string][] = [
  ['null for a model', Named, null, 'TypeError', ': model_attributes_type', ': model_attributes_type'],
  ['nothing for a model', Named, undefined, 'TypeError', ': model_attributes_type', ': model_attributes_type'],
  [
    'a constructor that is a number',
    Named,
    { name: 'a', other: { constructor: 5 } },
    'TypeError',
    'other: extra_forbidden',
    'other: extra_forbidden',
  ],
  [
    'a constructor that is an object',
    Named,
    { name: 'a', other: { constructor: {} } },
    'TypeError',
    'other: extra_forbidden',
    'other: extra_forbidden',
  ],
  [
    'a key that is 5,000 objects deep',
    Named,
    { name: 'a', other: deep(5000) },
    'RangeError',
    expect.stringMatching(/^other\.a.*recursion_depth$/) as never,
    expect.stringMatching(/recursion_depth$/) as never,
  ],
  ['half a surrogate pair in an address', Mailed, { mail: '\ud800@b.co' }, 'URIError', 'mail: string_unicode', 'mail: string_unicode'],
  ['half a surrogate pair for its bytes', Sized, { text: '\ud800' }, 'URIError', 'text: string_unicode', 'text: string_unicode'],
  ['an object that cannot be text', Told, { text: { toString: 1 } }, 'TypeError', 'text: string_type', 'text: string_type'],
  [
    'an object that cannot be a number',
    Numbered,
    { number: { toString: 1, valueOf: 1 } },
    'TypeError',
    'number: float_type',
    'number: float_type',
  ],
  ['an object that cannot be a date', Dated, { date: { toString: 1 } }, 'TypeError', 'date: datetime_type', 'date: datetime_type'],
  ['null among models with a tag', House, { pets: [null] }, 'TypeError', 'pets.0: model_attributes_type', 'pets.0: model_attributes_type'],
];

async function byLibrary(type: Constructor<object>, plain: unknown): Promise<string> {
  try {
    const instance: object = plainToInstance(type, plain);
    await validate(instance, { whitelist: true, forbidNonWhitelisted: true });
    return 'an answer';
  } catch (error) {
    return (error as Error).name;
  }
}

async function byOurs(type: Constructor<object>, plain: unknown, conversion: 'library' | 'lax'): Promise<string> {
  const { problems } = await explain(type, plain, { conversion, unknownKeys: 'forbid' });
  return problems.map(({ loc, type: name }) => `${loc.join('.')}: ${name}`).join();
}

describe('what makes the library throw', () => {
  it.each(table)('is refused: %s', async (_, type, plain, library, asLibrary, lax) => {
    expect(await byLibrary(type, plain)).toEqual(library);
    expect(await byOurs(type, plain, 'library')).toEqual(asLibrary);
    expect(await byOurs(type, plain, 'lax')).toEqual(lax);
  });
});

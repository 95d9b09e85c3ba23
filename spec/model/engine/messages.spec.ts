import { Type } from 'class-transformer';
import { IsArray, IsInt, IsOptional, IsString, Matches, MinLength, ValidateBy, ValidateNested } from 'class-validator';
import { explain, parse } from '../../../src/model/model.js';
import { ModelValidationError } from '../../../src/model/validation-failure.js';
import { problemsOf } from './problems.js';

class Address {
  @IsString({ message: 'name the street' })
  street!: string;
}

class Person {
  @IsInt({ message: 'tell the age in years' })
  age!: number;

  @MinLength(2, { message: ({ property }) => `${property} is short` })
  @IsString()
  name!: string;

  @IsOptional()
  @ValidateNested({ message: 'bring an address' })
  @Type(() => Address)
  address?: Address;

  @IsOptional()
  @IsString({ each: true, message: 'only texts here' })
  @IsArray()
  tags?: string[];
}

const messages = async (plain: object): Promise<Record<string, string>> =>
  Object.fromEntries((await problemsOf(Person, plain)).map(({ loc, msg }) => [loc.join('.'), msg]));

describe('a message of the user’s', () => {
  it('wins over ours where a value cannot be converted, and where it is missing', async () => {
    expect(await messages({ name: 'Ada', age: 'x' })).toEqual({ age: 'tell the age in years' });
    expect(await messages({ name: 'Ada' })).toEqual({ age: 'tell the age in years' });
    expect(await messages({ name: 'Ada', age: 1.5 })).toEqual({ age: 'tell the age in years' });
  });

  it('is said for a check', async () => {
    expect(await messages({ name: 'A', age: 1 })).toEqual({ name: 'name is short' });
  });

  it('is said in models', async () => {
    expect(await messages({ name: 'Ada', age: 1, address: {} })).toEqual({ 'address.street': 'name the street' });
  });

  // What is no object is told of before class-validator is asked, and a form does not know what @ValidateNested says.
  it('is said for what is no model', async () => {
    expect(await messages({ name: 'Ada', age: 1, address: 5 })).toEqual({ address: 'bring an address' });
  });

  it('is called once', async () => {
    let calls = 0;
    class Counted {
      @MinLength(2, { message: () => `call ${(calls += 1)}` })
      name!: string;
    }
    expect(((await explain(Counted, { name: 'a' })).problems[0] as { msg: string }).msg).toBe('call 1');
    expect(calls).toBe(1);
  });
});

describe('the error of parse', () => {
  class Login {
    @MinLength(20)
    @Matches(/^[a-z]+$/)
    password!: string;

    @IsInt()
    pin!: number;
  }

  it('names the model, places and reasons, and no values', () => {
    const secret = 'hunter2 and more';
    let thrown: unknown;
    try {
      parse(Login, { password: secret, pin: '12x4' });
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(ModelValidationError);
    const { message, stack } = thrown as ModelValidationError;
    expect(message).toBe(
      ['The data is no Login:', '  password password must be longer than or equal to 20 characters', '  pin must be a whole number'].join(
        '\n',
      ),
    );
    expect(`${message}${String(stack)}`).not.toMatch(/hunter2|12x4/);
  });
});

describe('a check that words nothing', () => {
  class Odd {
    @ValidateBy({ name: 'isOdd', validator: { validate: (value) => value === 1 } })
    number!: number;
    @ValidateBy({ name: 'isOdd', validator: { validate: (value) => value === 1 } }, { each: true })
    numbers!: number[];
  }

  it('is told all the same', async () => {
    const told = await problemsOf(Odd, { number: 2, numbers: [1, 4] });
    expect(told.map(({ loc, msg }) => [loc, msg])).toEqual([
      [['number'], 'is not valid'],
      [['numbers'], 'is not valid'],
    ]);
  });
});

import * as library from 'class-validator';
import type { ValidationArguments } from 'class-validator';
import { expectSame } from '../support/same-validation.js';

const failing = (message: unknown, constraints?: unknown[], name = 'always') =>
  library.ValidateBy({ name, constraints, validator: { validate: () => false } }, { message } as library.ValidationOptions);

describe('messages', () => {
  it.each<[string, string, unknown[] | undefined, unknown]>([
    ['the first constraint is found in the tenth', '$constraint1 $constraint10 $constraint2', ['a', 'b'], 1],
    ['lists are joined, symbols described', '$constraint1|$constraint2|$constraint3', [[1, null, 2], Symbol('s'), undefined], 1],
    ['a value is a pattern of replacement', '<$value>', undefined, '$& $$ $` $1'],
    ['a constraint is a pattern of replacement', '<$constraint1>', ['$&$$'], 1],
    ['a value may bring in the next token', '$value is $property', undefined, '$property of $target'],
    ['only texts, numbers and booleans are shown', '$value', undefined, { a: 1 }],
    ['zero, and the other sign of it', '$value', undefined, -0],
    ['false', '$value $value', undefined, false],
    ['null stays a token', '$value', undefined, null],
  ])('%s', async (_, message, constraints, value) => {
    class Order {
      @failing(message, constraints) value = value;
    }
    await expectSame(() => new Order());
  });

  it.each<[string, unknown]>([
    ['of a function that returns nothing', () => undefined],
    ['of a function that returns an empty text', () => ''],
    ['that are no text', 5],
    ['of a function that returns something that can replace', () => ({ replace: (pattern: RegExp) => pattern.source })],
    ['of a function that returns a number', () => 7],
    ['that are empty', ''],
  ])('%s', async (_, message) => {
    class Order {
      @failing(message) value = 1;
    }
    await expectSame(() => new Order());
    await expectSame(() => new Order(), { dismissDefaultMessages: true });
  });

  it('by default are made from the arguments', async () => {
    class Order {
      @library.Length(2, 3) short = 'a';
      @library.Length(2, 3) long = 'abcd';
      @library.IsInstance(Date) date = 5;
      @library.IsInt({ each: true }) list = ['a'];
      @library.IsEnum({ A: 'a', 1: 'A' }) kind = 'b';
    }
    await expectSame(() => new Order());
    await expectSame(() => new Order(), { dismissDefaultMessages: true });
  });

  it('replace $target by what the constructor is named, for nested decorators by Function', async () => {
    class Order {
      @library.ValidateNested({ message: '$target $property' }) line = 5;
      @failing('$target') value = 1;
      static readonly name = 'Purchase';
    }
    await expectSame(() => new Order());
  });

  it('are asked once each, with the whole value', async () => {
    const seen: unknown[] = [];
    class Order {
      @library.IsInt({ each: true, message: (args: ValidationArguments) => (seen.push(args.value, args.constraints), 'no') }) list = [
        'a',
        'b',
      ];
    }
    await expectSame(
      () => new Order(),
      undefined,
      () => seen,
    );
  });

  it('throw where a constraint cannot be written', async () => {
    class Order {
      @library.IsEnum(Object.create(null) as object) kind = 'b';
    }
    await expectSame(() => new Order());
  });

  it('stand beside the context of their check, unless they are empty', async () => {
    class Order {
      @library.IsInt({ context: { code: 1 } }) @library.Min(5, { context: { code: 2 } }) amount = 1.5;
      @library.IsInt({ context: { code: 3 }, message: () => '' }) silent = 'a';
      @library.IsDefined({ context: { code: 4 } }) missing = undefined;
      @library.ValidateNested({ context: 'text' }) nested = 5;
      @library.ValidateNested({ context: { code: 5 } }) list = [5, [6], undefined];
    }
    await expectSame(() => new Order());
  });
});

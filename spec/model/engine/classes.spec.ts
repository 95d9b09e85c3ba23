import { Expose, Transform, Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, MinLength, ValidateNested } from 'class-validator';
import { explain, parse } from '../../../src/model/model.js';
import { readerFor } from '../../../src/model/model-reader.js';
import { backEnds } from './back-ends.js';
import { placesOf } from './problems.js';

describe.each(backEnds)('a class, %s', (_, codeGeneration) => {
  const options = { codeGeneration };

  it('may be decorated further after its first use', async () => {
    class Late {
      @IsString()
      name!: string;
      code?: string;
    }
    expect(await placesOf(Late, { name: 'a' }, options)).toEqual([]);
    MinLength(3)(Late.prototype, 'name');
    IsInt()(Late.prototype, 'code');
    expect(await placesOf(Late, { name: 'a' }, options)).toEqual(['name: string_too_short', 'code: missing']);
  });

  it('that is held by another one may be decorated further, too', async () => {
    class Inner {
      @IsString()
      name!: string;
    }
    class Outer {
      @Type(() => Inner)
      @ValidateNested()
      inner!: Inner;
    }
    expect(await placesOf(Outer, { inner: { name: 'a' } }, options)).toEqual([]);
    MinLength(3)(Inner.prototype, 'name');
    expect(await placesOf(Outer, { inner: { name: 'a' } }, options)).toEqual(['inner.name: string_too_short']);
  });

  it('may hold itself, and another one that holds it', () => {
    class Author {
      @IsString()
      name!: string;
      books?: Book[];
      friend?: Author;
    }
    class Book {
      @Type(() => Author)
      @ValidateNested()
      author!: Author;
    }
    for (const [name, type] of [
      ['books', Book],
      ['friend', Author],
    ] as const) {
      IsOptional()(Author.prototype, name);
      ValidateNested()(Author.prototype, name);
      Reflect.defineMetadata('design:type', name === 'books' ? Array : Author, Author.prototype, name);
      Type(() => type)(Author.prototype, name);
    }
    const author = parse(Author, { name: 'a', books: [{ author: { name: 'b' } }], friend: { name: 'c', friend: { name: 'd' } } }, options);
    expect(author.books?.[0]).toBeInstanceOf(Book);
    expect(author.books?.[0]?.author).toBeInstanceOf(Author);
    expect(author.friend?.friend).toBeInstanceOf(Author);
    expect(readerFor(Author, options).slowness).toBeUndefined();
  });

  it('whose constructor throws throws that, and is made anew the next time', () => {
    let isBroken = false;
    class Broken {
      @IsString()
      name!: string;
      constructor() {
        if (isBroken) throw new RangeError('not now');
      }
    }
    expect(parse(Broken, { name: 'a' }, options)).toBeInstanceOf(Broken);
    isBroken = true;
    expect(() => parse(Broken, { name: 'a' }, options)).toThrow(RangeError);
    expect(() => explain(Broken, { name: 'a' }, options)).toThrow('not now');
    isBroken = false;
    expect(parse(Broken, { name: 'a' }, options)).toEqual({ name: 'a' });
  });

  it('is the same for 500 others that hold it', () => {
    class Shared {
      @IsInt()
      count!: number;
    }
    const holders = Array.from({ length: 500 }, () => {
      class Holder {
        shared!: Shared;
      }
      Reflect.defineMetadata('design:type', Shared, Holder.prototype, 'shared');
      Type(() => Shared)(Holder.prototype, 'shared');
      ValidateNested()(Holder.prototype, 'shared');
      return Holder;
    });
    for (const Holder of holders) {
      const { shared } = parse(Holder, { shared: { count: '5' } }, options);
      expect([shared instanceof Shared, shared.count]).toEqual([true, 5]);
    }
  });

  it('may have getters, methods and setters with decorators', async () => {
    class Named {
      @IsString()
      get full(): string {
        return `${this.first} Doe`;
      }

      @IsString()
      first!: string;

      #secret = 0;
      @Transform(({ value }) => value as unknown)
      @IsOptional()
      @IsInt()
      set secret(value: number) {
        this.#secret = value;
      }
      get secret(): number {
        return this.#secret;
      }
    }
    const named = parse(Named, { first: 'Ada', full: 'forged', secret: 5 }, options);
    expect([named.full, named.secret]).toEqual(['Ada Doe', 5]);
    expect(await placesOf(Named, { first: 5, full: 5 }, options)).toEqual(['first: string_type']);
  });

  it('is equal however it was read', () => {
    class Sparse {
      @IsOptional()
      @IsString()
      one?: string;

      @Expose()
      @IsOptional()
      @IsString()
      other?: string;
    }
    const short = parse(Sparse, {}, options);
    const long = explain(Sparse, Object.create({}, {}) as object, options) as { value: Sparse };
    expect(Object.keys(short)).toEqual(Object.keys(long.value));
  });
});

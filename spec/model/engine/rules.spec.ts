import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { TenonError } from '../../../src/core/errors.js';
import { Check } from '../../../src/model/form/rules.js';
import { explain, parse, parseAsync } from '../../../src/model/model.js';
import { backEnds } from './back-ends.js';
import { placesOf, problemsOf } from './problems.js';

const calls: string[] = [];
const noting = (name: string, verdict: unknown): never => (calls.push(name), verdict) as never;

@Check((range: Range) => noting('range', range.from < range.until), { message: 'must end after it begins', loc: ['until'], type: 'order' })
class Range {
  @IsInt()
  from!: number;

  @IsInt()
  until!: number;
}

@Check((stay: Stay) => noting('first', stay.name !== 'first' || 'is refused by the first'))
@Check((stay: Stay) => noting('second', stay.name === 'first' ? false : undefined))
class Stay {
  @IsString()
  name!: string;

  @Type(() => Range)
  @ValidateNested()
  range!: Range;
}

@Check(({ name }: Node) => noting(`node ${name}`, name !== 'bad'))
class Node {
  @IsString()
  name!: string;

  @IsOptional()
  @Type(() => Node)
  @ValidateNested()
  inside?: Node;
}

@Check(({ name }: Later) => noting('later', Promise.resolve(name !== 'taken' || 'is taken')), { loc: ['name'] })
class Later {
  @IsString()
  name!: string;
}

beforeEach(() => (calls.length = 0));

describe.each(backEnds)('a condition across properties, %s', (_, codeGeneration) => {
  const options = { codeGeneration };

  it('is shown where it says, in both forms', async () => {
    expect(await problemsOf(Range, { from: 2, until: 1 }, options)).toEqual([
      { type: 'order', loc: ['until'], msg: 'must end after it begins', input: { from: 2, until: 1 }, ctx: { error: {} } },
    ]);
    const { errors } = await explain(Range, { from: 2, until: 1 }, options);
    expect(errors).toMatchObject([{ property: 'until', value: 1, constraints: { order: 'must end after it begins' } }]);
    expect(errors[0]?.target).toBeInstanceOf(Range);
  });

  it('runs once for each reading, met or not', () => {
    explain(Range, { from: 1, until: 2 }, options);
    explain(Range, { from: 2, until: 1 }, options);
    expect(calls).toEqual(['range', 'range']);
    calls.length = 0;
    expect(() => parse(Range, { from: 2, until: 1 }, options)).toThrow('must end after it begins');
    expect(calls).toEqual(['range']);
  });

  it('does not run where something is wrong already', async () => {
    expect(await placesOf(Range, { from: 'x', until: 1 }, options)).toEqual(['from: int_parsing']);
    expect(await placesOf(Range, { from: 1, until: 2, other: 1 }, { ...options, unknownKeys: 'forbid' })).toEqual([
      'other: extra_forbidden',
    ]);
    expect(calls).toEqual([]);
  });

  it('runs in models inside first, and then in the order of the decorators', async () => {
    expect(await placesOf(Stay, { name: 'a', range: { from: 1, until: 2 } }, options)).toEqual([]);
    expect(calls.slice(0, 3)).toEqual(['range', 'first', 'second']);
    expect(await placesOf(Stay, { name: 'first', range: { from: 1, until: 2 } }, options)).toEqual([': value_error', ': value_error']);
  });

  it('does not run where a model inside breaks its own', async () => {
    expect(await placesOf(Stay, { name: 'first', range: { from: 2, until: 1 } }, options)).toEqual(['range.until: order']);
    expect(calls).not.toContain('first');
  });

  it('runs in a model that holds itself, at every depth', async () => {
    expect(await placesOf(Node, { name: 'a', inside: { name: 'b', inside: { name: 'bad' } } }, options)).toEqual([
      'inside.inside: value_error',
    ]);
    expect(await placesOf(Node, { name: 'a', inside: { name: 'b' } }, options)).toEqual([]);
  });

  it('runs as well where data is read as the library does', async () => {
    expect(await placesOf(Range, { from: 2, until: 1 }, { ...options, conversion: 'library' })).toEqual(['until: order']);
  });

  it('may answer with a promise where that is waited for', async () => {
    expect((await explain(Later, { name: 'taken' }, options)).problems).toMatchObject([{ loc: ['name'], msg: 'is taken' }]);
    expect(await parseAsync(Later, { name: 'free' }, options)).toBeInstanceOf(Later);
    await expect(parseAsync(Later, { name: 'taken' }, options)).rejects.toThrow('is taken');
    calls.length = 0;
    expect(() => parse(Later, { name: 'free' }, options)).toThrow(TenonError);
    expect(() => parse(Later, { name: 'free' }, options)).toThrow('MODEL_ASYNC');
    expect(calls).toHaveLength(2);
  });
});

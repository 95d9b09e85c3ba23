import { Type } from 'class-transformer';
import { Allow, IsArray, IsBoolean, IsDate, IsInt, IsNumber, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Controller, Cookie, Get, Header, Query } from 'tenon';
import type { TestApp, TestRequest } from 'tenon/testing';
import { problemsOf, serve } from '../routing/application.js';

class Filter {
  @MaxLength(5)
  @IsString()
  q!: string;

  @Max(100)
  @Min(0)
  @IsInt()
  limit: number = 10;

  @IsOptional()
  @IsBoolean()
  open?: boolean;

  @IsOptional()
  @IsDate()
  since?: Date;

  @IsOptional()
  @IsString({ each: true })
  @IsArray()
  tags?: string[];

  @IsOptional()
  @IsNumber({}, { each: true })
  @Type(() => Number)
  @IsArray()
  sizes?: number[];

  @Allow()
  free?: unknown;
}

class Client {
  @IsString()
  userAgent!: string;

  @IsInt()
  @IsOptional()
  x_rate_limit?: number;

  @IsOptional()
  @IsString({ each: true })
  xTag?: string[];
}

class Jar {
  @IsString()
  session!: string;

  @IsOptional()
  @IsBoolean()
  consent?: boolean;
}

@Controller()
class Api {
  @Get('/query')
  query(@Query() filter: Filter) {
    return { ...filter, isFilter: filter instanceof Filter, since: filter.since?.getTime() };
  }

  @Get('/beside')
  beside(@Query() filter: Filter, @Query({ optional: true }) q?: string, @Query() other: number = 1) {
    return { filter, q, other };
  }

  @Get('/header')
  header(@Header() client: Client) {
    return client;
  }

  @Get('/cookie')
  cookie(@Cookie() jar: Jar) {
    return jar;
  }
}

let app: TestApp;
beforeAll(async () => (app = await serve(Api)));
afterAll(() => app.close());

const read = async (path: string, options?: TestRequest): Promise<unknown> => (await app.client.get(path, options)).json();
const problems = async (path: string, options?: TestRequest): Promise<unknown[]> => problemsOf(await app.client.get(path, options));

describe('a class that takes the query', () => {
  it('has a property for each name, of its type, and its defaults', async () => {
    expect(await read('/query?q=abc')).toEqual({ q: 'abc', limit: 10, isFilter: true });
    expect(await read('/query?q=abc&limit=5&open=yes&since=2031-05-09&tags=a&tags=b&sizes=1&sizes=2.5&free=x')).toEqual({
      ...{ q: 'abc', limit: 5, open: true, since: Date.UTC(2031, 4, 9), tags: ['a', 'b'], sizes: [1, 2.5], free: 'x', isFilter: true },
    });
  });

  it('has a list of one where a list is declared, and the last value where none is', async () => {
    expect(await read('/query?q=a&q=b&tags=x&sizes=7&free=1&free=2')).toEqual({
      ...{ q: 'b', limit: 10, tags: ['x'], sizes: [7], free: '2', isFilter: true },
    });
  });

  it('drops other names', async () => {
    expect(await read('/query?q=a&admin=1&__proto__=x&constructor=y')).toEqual({ q: 'a', limit: 10, isFilter: true });
  });

  it('is told with the place of each value', async () => {
    expect(await problems('/query?limit=101&open=maybe&since=x&sizes=1&sizes=x')).toEqual(
      expect.arrayContaining([
        { type: 'missing', loc: ['query', 'q'], input: { limit: '101', open: 'maybe', since: 'x', sizes: ['1', 'x'] } },
        { type: 'less_than_equal', loc: ['query', 'limit'], input: '101', ctx: { le: 100 } },
        { type: 'bool_parsing', loc: ['query', 'open'], input: 'maybe' },
        { type: 'datetime_from_date_parsing', loc: ['query', 'since'], input: 'x', ctx: { error: expect.any(String) as string } },
        { type: 'float_parsing', loc: ['query', 'sizes', 1], input: 'x' },
      ]),
    );
  });

  it('may stand beside other parameters', async () => {
    expect(await read('/beside?q=a&other=2')).toEqual({ filter: { q: 'a', limit: 10 }, q: 'a', other: 2 });
  });
});

describe('a class that takes the headers', () => {
  it('finds them under the names of its properties with hyphens', async () => {
    const headers = { 'User-Agent': 'jest', 'x-rate-limit': '5', 'x-tag': ['a', 'b'] };
    expect(await read('/header', { headers })).toEqual({ userAgent: 'jest', x_rate_limit: 5, xTag: ['a', 'b'] });
  });

  it('is told under the names of its properties', async () => {
    expect(await problems('/header', { headers: { 'x-rate-limit': 'x' } })).toEqual(
      expect.arrayContaining([
        { type: 'missing', loc: ['header', 'userAgent'], input: { x_rate_limit: 'x', host: 'testserver', connection: 'close' } },
        { type: 'int_parsing', loc: ['header', 'x_rate_limit'], input: 'x' },
      ]),
    );
  });
});

describe('a class that takes the cookies', () => {
  it('finds them by name', async () => {
    expect(await read('/cookie', { cookies: { session: 'a', consent: 'on', other: 'x' } })).toEqual({ session: 'a', consent: true });
    expect(await problems('/cookie')).toEqual([{ type: 'missing', loc: ['cookie', 'session'], input: {} }]);
  });
});

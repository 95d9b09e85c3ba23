import { Type } from 'class-transformer';
import {
  Allow,
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDate,
  IsEmail,
  IsEnum,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsPositive,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
  Validate,
  ValidateNested,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { Body, Controller, Post } from 'tenon';
import type { TestApp, TestResponse } from 'tenon/testing';
import { problemsOf, serve } from '../routing/application.js';

class Address {
  @IsString()
  @MinLength(2)
  street!: string;

  @IsOptional()
  @IsString()
  city?: string;
}

class Line {
  @IsString()
  sku!: string;

  @Min(1)
  @IsInt()
  quantity: number = 1;
}

class Order {
  @IsString()
  id!: string;

  @ValidateNested()
  address!: Address;

  @ValidateNested({ each: true })
  @Type(() => Line)
  @ArrayMaxSize(3)
  @IsArray()
  lines!: Line[];

  @IsOptional()
  @IsDate()
  due?: Date;

  @IsOptional()
  @IsDate({ each: true })
  @Type(() => Date)
  reminders?: Date[];

  @Allow()
  extra: unknown;

  total(): number {
    return this.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  }
}

class Folder {
  @IsString()
  name!: string;

  @IsOptional()
  @ValidateNested()
  @Type(() => Folder)
  inside?: Folder;
}

enum Colour {
  Red = 'red',
  Blue = 'blue',
}

@ValidatorConstraint({ name: 'isEven', async: true })
class IsEven implements ValidatorConstraintInterface {
  validate(value: unknown): Promise<boolean> {
    return Promise.resolve(typeof value !== 'number' || value % 2 === 0);
  }
  defaultMessage(): string {
    return 'must be even';
  }
}

class Checked {
  @Length(2, 3)
  @IsOptional()
  length?: string;

  @MaxLength(3)
  @IsString()
  @IsOptional()
  short?: string;

  @Matches(/^a/)
  @IsOptional()
  match?: string;

  @Max(9)
  @IsNumber()
  @IsOptional()
  max?: number;

  @IsPositive()
  @IsOptional()
  positive?: number;

  @IsBoolean()
  @IsOptional()
  flag?: boolean;

  @IsEnum(Colour)
  @IsOptional()
  colour?: Colour;

  @IsIn(['x', 'y'])
  @IsOptional()
  choice?: string;

  @IsUUID()
  @IsOptional()
  uuid?: string;

  @ArrayMinSize(2)
  @IsArray()
  @IsOptional()
  list?: string[];

  @IsEmail()
  @IsOptional()
  mail?: string;

  @Validate(IsEven)
  @IsOptional()
  even?: number;
}

@Controller()
class Api {
  @Post('/orders')
  order(@Body() order: Order) {
    return {
      made: order instanceof Order,
      inside: order.address instanceof Address,
      total: order.total(),
      due: order.due?.getTime(),
      order,
    };
  }

  @Post('/folders')
  folder(@Body() folder: Folder) {
    return folder;
  }

  @Post('/checked')
  checked(@Body() checked: Checked) {
    return checked;
  }
}

let app: TestApp;
beforeAll(async () => (app = await serve(Api)));
afterAll(() => app.close());

const good = { id: 'a', address: { street: 'Elm' }, lines: [{ sku: 'x', quantity: 2 }, { sku: 'y' }] };
const send = (path: string, json: unknown): Promise<TestResponse> => app.client.post(path, { json });
const problems = async (path: string, json: unknown): Promise<unknown[]> => problemsOf(await send(path, json));

describe('a model', () => {
  it('is made as an instance, nested ones and defaults included', async () => {
    expect((await send('/orders', good)).json()).toEqual({
      made: true,
      inside: true,
      total: 3,
      order: { ...good, lines: [good.lines[0], { sku: 'y', quantity: 1 }] },
    });
  });

  it('has dates where the data has text', async () => {
    const body = { ...good, due: '2031-05-09T20:15:00+02:00', reminders: ['2031-05-01', '2031-05-02T08:00:00Z'] };
    const answer = (await send('/orders', body)).json<{ due: number; order: { reminders: string[] } }>();
    expect(answer.due).toBe(Date.UTC(2031, 4, 9, 18, 15));
    expect(answer.order.reminders).toEqual(['2031-05-01T00:00:00.000Z', '2031-05-02T08:00:00.000Z']);
  });

  it('drops keys that it does not know, at every depth', async () => {
    const body = { ...good, admin: true, total: 'mine', address: { street: 'Elm', admin: true }, extra: { kept: [1] } };
    const { order } = (await send('/orders', body)).json<{ order: object }>();
    expect(order).toEqual({ ...good, lines: [good.lines[0], { sku: 'y', quantity: 1 }], extra: { kept: [1] } });
  });

  it.each([
    ['__proto__', '{"id":"a","lines":[],"address":{"street":"Elm","__proto__":{"polluted":1}}}', 400],
    ['an escaped __proto__', '{"id":"a","lines":[],"address":{"street":"Elm"},"\\u005f_proto__":{"polluted":1}}', 400],
    ['constructor.prototype', '{"id":"a","lines":[],"address":{"street":"Elm"},"constructor":{"prototype":{"polluted":1}}}', 422],
  ])('refuses the key %s, and nothing is polluted', async (_, text, status) => {
    const response = await app.client.post('/orders', { body: text, headers: { 'content-type': 'application/json' } });
    expect(response.status).toBe(status);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

describe('data that is no model', () => {
  it('is told with every place', async () => {
    const body = { address: { street: 'E' }, lines: [{ quantity: 0 }, { sku: 'y', quantity: 1.5 }], due: 'soon' };
    const found = await problems('/orders', body);
    expect(found).toHaveLength(6);
    expect(found).toEqual(
      expect.arrayContaining([
        { type: 'missing', loc: ['body', 'id'], input: body },
        { type: 'string_too_short', loc: ['body', 'address', 'street'], input: 'E', ctx: { min_length: 2 } },
        { type: 'missing', loc: ['body', 'lines', 0, 'sku'], input: body.lines[0] },
        { type: 'greater_than_equal', loc: ['body', 'lines', 0, 'quantity'], input: 0, ctx: { ge: 1 } },
        { type: 'int_from_float', loc: ['body', 'lines', 1, 'quantity'], input: 1.5 },
        { type: 'datetime_from_date_parsing', loc: ['body', 'due'], input: 'soon', ctx: { error: expect.any(String) as string } },
      ]),
    );
  });

  it.each([[7], ['text'], [true], [[]], [[good]]])('as %j is no object', async (body) => {
    expect(await problems('/orders', body)).toEqual([{ type: 'model_attributes_type', loc: ['body'], input: body }]);
  });

  it.each<[string, object, unknown]>([
    [
      'a list for an object',
      { address: [good.address] },
      { type: 'model_attributes_type', loc: ['body', 'address'], input: [good.address] },
    ],
    ['an object for a list', { lines: good.lines[0] }, { type: 'list_type', loc: ['body', 'lines'], input: good.lines[0] }],
    ['a list of lists', { lines: [[good.lines[0]]] }, { type: 'model_attributes_type', loc: ['body', 'lines', 0], input: [good.lines[0]] }],
    ['text for an object', { address: 'Elm' }, { type: 'model_attributes_type', loc: ['body', 'address'], input: 'Elm' }],
    ['null for an object', { address: null }, { type: 'model_attributes_type', loc: ['body', 'address'], input: null }],
    ['text in a list', { lines: ['x'] }, { type: 'model_attributes_type', loc: ['body', 'lines', 0], input: 'x' }],
    [
      'a list that is too long',
      { lines: Array(4).fill(good.lines[0]) },
      {
        type: 'too_long',
        loc: ['body', 'lines'],
        input: Array(4).fill(good.lines[0]),
        ctx: { field_type: 'List', max_length: 3, actual_length: 4 },
      },
    ],
    ['a number for text', { id: 7 }, { type: 'string_type', loc: ['body', 'id'], input: 7 }],
    ['null for text', { id: null }, { type: 'string_type', loc: ['body', 'id'], input: null }],
    [
      'a date that is none in a list',
      { reminders: ['2031-05-01', 'x'] },
      { type: 'datetime_from_date_parsing', loc: ['body', 'reminders', 1], input: 'x', ctx: { error: expect.any(String) as string } },
    ],
  ])('because it has %s', async (_, change, problem) => {
    expect(await problems('/orders', { ...good, ...change })).toEqual([problem]);
  });
});

describe('the checks of class-validator', () => {
  it.each<[string, unknown, object]>([
    ['length', 'a', { type: 'string_too_short', ctx: { min_length: 2 } }],
    ['length', 'abcd', { type: 'string_too_long', ctx: { max_length: 3 } }],
    ['short', 'abcd', { type: 'string_too_long', ctx: { max_length: 3 } }],
    ['short', 7, { type: 'string_type' }],
    ['match', 'b', { type: 'string_pattern_mismatch', ctx: { pattern: '^a' } }],
    ['max', 10, { type: 'less_than_equal', ctx: { le: 9 } }],
    ['max', 'seven', { type: 'float_parsing' }],
    ['max', '10', { type: 'less_than_equal', ctx: { le: 9 } }],
    ['max', {}, { type: 'float_type' }],
    ['positive', 0, { type: 'greater_than', ctx: { gt: 0 } }],
    ['flag', 'maybe', { type: 'bool_parsing' }],
    ['flag', 2, { type: 'bool_parsing' }],
    ['flag', [], { type: 'bool_type' }],
    ['colour', 'green', { type: 'enum', ctx: { expected: "'red' or 'blue'" } }],
    ['choice', 'z', { type: 'literal_error', ctx: { expected: "'x' or 'y'" } }],
    ['uuid', 'x', { type: 'uuid_parsing' }],
    ['list', ['a'], { type: 'too_short', ctx: { field_type: 'List', min_length: 2, actual_length: 1 } }],
    ['list', 'a', { type: 'list_type' }],
    ['mail', 'x', { type: 'isEmail' }],
    ['even', 3, { type: 'isEven' }],
  ])('are told in FastAPI\u2019s words: %s of %j', async (property, value, problem) => {
    expect(await problems('/checked', { [property]: value })).toEqual([{ loc: ['body', property], input: value, ...problem }]);
  });

  it('let pass what fits', async () => {
    const body = {
      length: 'ab',
      short: '',
      match: 'ab',
      max: 9,
      positive: 1,
      flag: false,
      colour: 'red',
      choice: 'y',
      list: ['a', 'b'],
      mail: 'a@example.org',
      even: 2,
    };
    expect((await send('/checked', body)).json()).toEqual(body);
  });
});

describe('depth', () => {
  const folder = (depth: number): object => (depth === 0 ? { name: 'x' } : { name: 'x', inside: folder(depth - 1) });

  it('has a limit of 32 levels', async () => {
    expect((await send('/folders', folder(31))).status).toBe(200);
    expect((await send('/folders', folder(32))).status).toBe(400);
  });

  it.each([
    ['of models', '{"name":"x","inside":', '{"name":"x"}', '}'],
    ['of lists', '[', '', ']'],
    ['of lists in a model', '{"name":[', '', ']}'],
    ['of lists in a key that is unknown', '{"name":"x","other":[', '', ']}'],
  ])('%s without end is no server error', async (_, open, middle, close) => {
    const text = open.repeat(20_000) + middle + close.repeat(20_000);
    const response = await app.client.post('/folders', { body: text, headers: { 'content-type': 'application/json' } });
    expect([200, 400, 422]).toContain(response.status);
    expect(app.errors).toEqual([]);
  });
});

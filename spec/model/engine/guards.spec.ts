import { Type } from 'class-transformer';
import { Allow, IsArray, IsNumber, IsOptional, IsString, ValidateIf, ValidateNested } from 'class-validator';
import type { ModelOptions } from '../../../src/model/engine/options.js';
import { parse } from '../../../src/model/model.js';
import { backEnds } from './back-ends.js';
import { placesOf, problemsOf } from './problems.js';

class Folder {
  @IsOptional()
  @IsString()
  name?: string;

  @IsOptional()
  @Type(() => Folder)
  @ValidateNested()
  inside?: Folder;

  @IsOptional()
  @IsString({ each: true })
  @IsArray()
  tags?: string[];

  @IsOptional()
  @IsNumber()
  size?: number;

  @Allow()
  anything?: unknown;
}

class LookedAt extends Folder {
  @ValidateIf(() => true)
  @IsOptional()
  looked?: string;
}

const nest = (depth: number, inner: object): object => (depth === 0 ? inner : { inside: nest(depth - 1, inner) });
const wide = (count: number): object => Object.fromEntries(Array.from({ length: count }, (_, i) => [`k${i}`, i]));

describe.each(backEnds)('data beyond the limits, %s', (_, codeGeneration) => {
  describe.each<[string, typeof Folder, Omit<ModelOptions, 'codeGeneration'>]>([
    ['the short way', Folder, {}],
    ['the long way', LookedAt, {}],
    ['strictly', Folder, { conversion: 'strict' }],
    ['as the library reads', Folder, { conversion: 'library' }],
    ['as the library reads the long way', LookedAt, { conversion: 'library' }],
  ])('read %s', (__, type, conversion) => {
    const places = (plain: unknown, limits: ModelOptions['limits'] = {}): Promise<string[]> =>
      placesOf(type, plain, { ...conversion, codeGeneration, limits });

    it.each<[string, (depth: number) => object]>([
      ['models', (depth) => nest(depth - 1, {})],
      ['a list in models', (depth) => nest(depth - 2, { tags: [] })],
      ['lists for anything', (depth) => ({ anything: JSON.parse('['.repeat(depth - 1) + ']'.repeat(depth - 1)) as unknown })],
      ['an unknown key', (depth) => ({ unknown: JSON.parse('['.repeat(depth - 1) + ']'.repeat(depth - 1)) as unknown })],
    ])('is refused for its depth: %s', async (___, make) => {
      expect(await places(make(32))).toEqual([]);
      expect(await places(make(33))).toEqual([expect.stringMatching(/: recursion_depth$/)]);
      expect(await places(make(6), { depth: 5 })).toEqual([expect.stringMatching(/: recursion_depth$/)]);
    });

    it.each<[string, (count: number) => object]>([
      ['of the model', (count) => wide(count)],
      ['for anything', (count) => ({ anything: wide(count) })],
      ['of an unknown object', (count) => ({ unknown: wide(count) })],
    ])('is refused for its keys: %s', async (___, make) => {
      expect(await places(make(1000))).toEqual([]);
      expect(await places(make(1001))).toEqual([expect.stringMatching(/: too_many_keys$/)]);
    });

    it.each<[string, string]>([
      ['a typed list', 'tags'],
      ['a list for anything', 'anything'],
      ['an unknown list', 'unknown'],
    ])('is refused for its items: %s', async (___, key) => {
      expect(await places({ [key]: Array(10).fill('a') }, { items: 10 })).toEqual([]);
      expect(await places({ [key]: Array(11).fill('a') }, { items: 10 })).toEqual([`${key}: too_long`]);
    });

    it('is refused for names that reach prototypes', async () => {
      for (const text of [
        '{"__proto__":{"x":1}}',
        '{"inside":{"__proto__":1}}',
        '{"anything":[{"__proto__":null}]}',
        '{"unknown":{"__proto__":{}}}',
      ]) {
        expect(await places(JSON.parse(text))).toEqual([expect.stringMatching(/__proto__: forbidden_key$/)]);
      }
      expect(await places(JSON.parse('{"constructor":{"prototype":{"x":1}}}'))).toEqual(['constructor: forbidden_key']);
      expect(({} as { x?: unknown }).x).toBeUndefined();
    });

    it('is refused for half a surrogate pair, unless that is let pass', async () => {
      for (const plain of [{ name: 'a\ud800' }, { tags: ['\udc00'] }, { anything: { a: '\ud800' } }, { unknown: '\ud800' }]) {
        expect(await places(plain)).toEqual([expect.stringMatching(/: string_unicode$/)]);
        expect(await places(plain, { loneSurrogates: true })).toEqual([]);
      }
    });

    it('is refused for numbers that are not finite', async () => {
      for (const text of ['{"size":1e999}', '{"anything":{"a":[-1e999]}}', '{"unknown":1e999}', '{"name":1e999}']) {
        expect(await places(JSON.parse(text))).toEqual([expect.stringMatching(/: finite_number$/)]);
      }
    });
  });

  it('is refused where a limit is given as undefined', async () => {
    expect(await placesOf(Folder, nest(40, {}), { codeGeneration, limits: { depth: undefined } })).toEqual([
      expect.stringMatching(/: recursion_depth$/),
    ]);
  });

  it('is told of with no more problems than are asked for', async () => {
    const tags = Array<unknown>(200).fill(5);
    expect(await problemsOf(Folder, { tags }, { codeGeneration })).toHaveLength(50);
    expect(await problemsOf(Folder, { tags }, { codeGeneration, limits: { problems: 3 } })).toHaveLength(3);
    const unknown = { ...wide(300), unknownKeys: true };
    expect(await problemsOf(Folder, unknown, { codeGeneration, unknownKeys: 'forbid' })).toHaveLength(50);
  });

  it.each([[null], [undefined], [7], ['text'], [true], [[]], [[{}]]])('is refused where it is %j at the top', async (plain) => {
    expect(await placesOf(Folder, plain, { codeGeneration })).toEqual([': model_attributes_type']);
    expect(await placesOf(Folder, plain, { codeGeneration, conversion: 'library' })).toEqual([': model_attributes_type']);
  });

  it('is not taken from what it inherits', async () => {
    expect(parse(Folder, Object.create({ name: 'inherited' }), { codeGeneration })).not.toHaveProperty('name', 'inherited');
    class Named {
      @IsString()
      title!: string;
    }
    expect(await placesOf(Named, Object.create({ title: 'inherited' }), { codeGeneration })).toEqual(['title: missing']);
    expect(await placesOf(Named, Object.assign(Object.create(null) as object, { title: 'own' }), { codeGeneration })).toEqual([]);
  });
});

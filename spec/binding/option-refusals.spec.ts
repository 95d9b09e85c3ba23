import { Readable } from 'node:stream';
import { Body, Controller, Field, Get, Header, Int, Path, Query, recordOf, setOf, type ParameterOptions } from 'tenon';
import { refusals } from '../routing/application.js';

class Filter {
  @Field() name!: string;
}

type Factory = (options: ParameterOptions) => unknown;

/** What is said of a parameter; the compiler would have said it of most of these. */
async function refused(decorator: unknown, options: ParameterOptions, path = '/'): Promise<string[]> {
  class Api {
    handle(a: unknown) {
      return a;
    }
  }
  ((decorator as Factory)(options) as ParameterDecorator)(Api.prototype, 'handle', 0);
  (Get(path) as MethodDecorator)(Api.prototype, 'handle', Object.getOwnPropertyDescriptor(Api.prototype, 'handle') as PropertyDescriptor);
  Controller()(Api);
  return refusals(Api);
}

const unfit = (decorator: string, option: string, reason: string) =>
  `PARAMETER_OPTION_UNFIT: The option "${option}" of ${decorator}, parameter 1 "a" of Api.handle, does not fit: ${reason}.`;

describe('an option that a source does not know', () => {
  it.each([
    [Path, '@Path', { json: true }, 'json', '@Query, @Header, @Cookie and @Form'],
    [Path, '@Path', { unknownKeys: 'forbid' }, 'unknownKeys', '@Query, @Header, @Cookie and @Form'],
    [Header, '@Header', { style: 'form' }, 'style', '@Query'],
    [Header, '@Header', { explode: false }, 'explode', '@Query'],
    [Query, '@Query', { convertUnderscores: false }, 'convertUnderscores', '@Header'],
    [Query, '@Query', { embed: true }, 'embed', '@Body'],
    [Query, '@Query', { mediaType: 'text/plain' }, 'mediaType', '@Body'],
    [Body, '@Body', { json: true }, 'json', '@Query, @Header, @Cookie and @Form'],
  ] as const)('%p is refused', async (decorator, name, options, option, owners) => {
    const found = await refused(decorator, { type: String, ...options } as ParameterOptions, '/:a');
    expect(found).toEqual([unfit(name, option, `it is an option of ${owners}`)]);
  });
});

describe('an option that does not go with the type or another option', () => {
  it.each<[ParameterOptions, string, string]>([
    [{ type: Int, style: 'deepObject' }, "style: 'deepObject'", 'it is for objects, and the type is Int'],
    [{ type: [Int], style: 'deepObject' }, "style: 'deepObject'", 'it is for objects, and the type is a list of Int'],
    [{ type: Int, style: 'pipeDelimited' }, "style: 'pipeDelimited'", 'it is for lists, and the type is Int'],
    [{ type: Filter, style: 'spaceDelimited' }, "style: 'spaceDelimited'", 'it is for lists, and the type is Filter'],
    [{ type: Int, explode: false }, 'explode: false', 'commas are for lists, and the type is Int'],
    [{ type: Filter, explode: false }, 'explode: false', 'commas are for lists, and the type is Filter'],
    [{ type: Filter, style: 'deepObject', explode: false }, 'explode: false', "the style 'deepObject' is written in one way only"],
    [{ type: [Int], style: 'pipeDelimited', explode: true }, 'explode: true', "the style 'pipeDelimited' is written in one way only"],
    [{ type: [Int], style: 'pipeDelimited', json: true }, "style: 'pipeDelimited'", 'the text is JSON, which has a style of its own'],
    [{ type: [Int], explode: false, json: true }, 'explode: false', 'the text is JSON, which has a style of its own'],
    [{ type: Int, unknownKeys: 'forbid' }, 'unknownKeys', 'only a class that takes several names knows which are unknown'],
    [{ type: recordOf(Int), unknownKeys: 'forbid' }, 'unknownKeys', 'only a class that takes several names knows which are unknown'],
    [{ type: Int, minLength: 1 }, 'minLength', 'it says nothing of Int'],
    [{ type: [String], minimum: 1 }, 'minimum', 'it says nothing of a list of String'],
    [{ type: Int, maxItems: 1 }, 'maxItems', 'it says nothing of Int'],
    [{ type: URLSearchParams, maxItems: 1 }, 'maxItems', 'it says nothing of what is handed over as it came'],
  ])('%j is refused in a query', async (options, option, reason) => {
    expect(await refused(Query, options)).toEqual([unfit('@Query', option, reason)]);
  });

  it('is refused in headers and bodies', async () => {
    expect(await refused(Header, { type: Int, alias: 'x_a', convertUnderscores: false })).toEqual([
      unfit('@Header', 'convertUnderscores', 'an alias is taken as it is written'),
    ]);
    expect(await refused(Body, { type: Buffer, embed: true })).toEqual([
      unfit('@Body', 'embed', 'a key is part of JSON, and this is the bytes of the whole body'),
    ]);
    expect(await refused(Body, { type: String, mediaType: 'text' })).toEqual([unfit('@Body', 'mediaType', '"text" is no media type')]);
  });

  it('goes with the types that it is for', async () => {
    for (const options of [
      { type: setOf(Int), style: 'pipeDelimited', maxItems: 2, minimum: 1 },
      { type: Filter, style: 'deepObject', explode: true },
    ] as const)
      await expect(refused(Query, options)).rejects.toThrow('the application started');
  });
});

describe('a type that a source cannot give', () => {
  it('is refused in a path', async () => {
    const text = (type: string) =>
      `PARAMETER_TYPE_UNFIT: @Path cannot read parameter 1 "a" of Api.handle from text: it is declared as ${type}.`;
    expect(await refused(Path, { type: Filter }, '/:a')).toEqual([text('Filter')]);
    expect(await refused(Path, { type: [String] }, '/:a')).toEqual([text('Array')]);
    expect(await refused(Path, { type: setOf(String) }, '/:a')).toEqual([text('a set of String')]);
    expect(await refused(Path, { type: recordOf(String) }, '/:a')).toEqual([text('an object with values of String')]);
  });

  it('is refused in a query', async () => {
    const text = (type: string) =>
      `PARAMETER_TYPE_UNFIT: @Query cannot read parameter 1 "a" of Api.handle from text: it is declared as ${type}.`;
    expect(await refused(Query, { type: [Filter] })).toEqual([text('Filter')]);
    expect(await refused(Query, { type: [[Int]] })).toEqual([text('a list of Int')]);
    expect(await refused(Query, { type: Readable })).toEqual([text('Readable')]);
    expect(await refused(Query, { type: Object })).toEqual([text('anything')]);
  });

  it('is refused in a body', async () => {
    expect(await refused(Body, { type: URLSearchParams })).toEqual([
      'BODY_TYPE_UNFIT: @Body cannot read parameter 1 "a" of Api.handle: it is declared as URLSearchParams, which no body is read as.',
    ]);
    const text = 'BODY_MEDIA_UNFIT: @Body cannot read parameter 1 "a" of Api.handle from';
    expect(await refused(Body, { type: Filter, mediaType: 'application/yaml' })).toEqual([
      `${text} application/yaml: it is declared as Filter.`,
    ]);
    expect(await refused(Body, { type: String, mediaType: ['text/plain', 'application/json'] })).toEqual([
      `${text} text/plain or application/json: it is declared as String.`,
    ]);
  });

  it('is refused where the compiler keeps nothing of it', async () => {
    const lost = (type: string) =>
      `PARAMETER_TYPE_UNKNOWN: The type of parameter 1 "a" of Api.handle is lost when the program runs (the compiler wrote ${type}).`;
    for (const [type, name] of [
      [Object, 'Object'],
      [Array, 'Array'],
      [Promise, 'Promise'],
      [Set, 'Set'],
      [Map, 'Map'],
      [Symbol, 'Symbol'],
    ] as const) {
      class Api {
        handle(a: unknown) {
          return a;
        }
      }
      Reflect.defineMetadata('design:paramtypes', [type], Api.prototype, 'handle');
      (Query() as ParameterDecorator)(Api.prototype, 'handle', 0);
      (Get('/') as MethodDecorator)(
        Api.prototype,
        'handle',
        Object.getOwnPropertyDescriptor(Api.prototype, 'handle') as PropertyDescriptor,
      );
      Controller()(Api);
      expect(await refusals(Api)).toEqual([lost(name)]);
    }
  });
});

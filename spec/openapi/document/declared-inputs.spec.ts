import {
  apiKeyHeader,
  body,
  Body,
  Callback,
  Controller,
  createApp,
  dependency,
  Depends,
  Field,
  Get,
  header,
  httpBearer,
  Injectable,
  Int,
  path,
  Post,
  query,
  Query,
  type OpenApiDocument,
  type Override,
} from 'tenon';
import { override, testApp } from 'tenon/testing';
import { moduleNamed, problemsOf } from '../../container/support/applications.js';

class Entry {
  @Field() words!: string;
}

const key = apiKeyHeader('x-key');
const zone = dependency({ zone: query({ type: String, default: 'UTC' }) }, ({ zone }) => zone);
const user = dependency({ zone, agent: header('user-agent', { type: String }), key }, ({ agent }) => agent);
const atApplication = dependency({ a: query({ type: Int, optional: true }) }, ({ a }) => a);
const atModule = dependency({ m: query({ type: Int, optional: true }) }, ({ m }) => m);
const atController = dependency({ c: query({ type: Int, optional: true }) }, ({ c }) => c);
const atRoute = dependency({ shelf: path({ type: Int, minimum: 1 }) }, ({ shelf }) => shelf);
const sent = dependency({ entry: body(Entry) }, ({ entry }) => entry);

@Injectable({ scope: 'request' })
class Paging {
  constructor(@Query({ type: Int }) readonly skip: number = 0) {}
}

@Controller({ use: [atController] })
class Shelves {
  constructor(
    @Depends() readonly paging: Paging,
    @Query({ type: Int, optional: true }) readonly made?: number,
  ) {}

  @Get('/:shelf', { use: [atRoute] })
  read(@Depends(user) name: string, @Query({ optional: true }) q?: string) {
    return [name, q];
  }

  @Post('/:shelf', { use: [sent] })
  write() {}
}

const app = createApp(moduleNamed('Library', { controllers: [Shelves], use: [atModule] }), { use: [atApplication] });

const namesOf = ({ paths }: OpenApiDocument, method: 'get' | 'post'): unknown =>
  paths['/{shelf}']?.[method]?.parameters?.map(({ in: place, name }) => `${place} ${name}`);

it('everything that the tree of a route reads is documented: guards of every level, nested dependencies, classes, the controller itself', async () => {
  const document = await app.openapi();
  expect(namesOf(document, 'get')).toEqual([
    'path shelf',
    'query q',
    'query a',
    'query m',
    'query c',
    'query zone',
    'query made',
    'query skip',
    'header user-agent',
  ]);
  expect(document.paths['/{shelf}']?.get?.parameters?.[0]?.schema).toEqual({ type: 'integer', minimum: 1 });
  expect(document.paths['/{shelf}']?.get?.security).toEqual([{ APIKeyHeader: [] }]);
});

it('a body that a guard reads is documented', async () => {
  const schema = { $ref: '#/components/schemas/Entry' };
  expect((await app.openapi()).paths['/{shelf}']?.post?.requestBody).toEqual({
    content: { 'application/json': { schema } },
    required: true,
  });
});

describe('what a test replaces does not change the document', () => {
  const other = dependency({ other: query({ type: String }), whole: body(Entry) }, ({ other }) => other);

  it.each<readonly [string, readonly Override[]]>([
    ['a dependency by a function', [override(user).with(() => 'Ada')]],
    ['a dependency below another one', [override(zone).with(() => 'CET')]],
    ['both', [override(user).with(() => 'Ada'), override(atRoute).with(() => 7)]],
    ['a dependency by one that reads something else', [override(user).with(other)]],
    ['a scheme', [override(key).with(() => 'x')]],
    ['a class', [override(Paging).with({ skip: 1 })]],
    ['what reads a body', [override(sent).with(() => ({ words: '' }))]],
  ])('%s', async (_, overrides) => {
    await using t = await testApp(app, { override: overrides });
    expect(await t.app.openapi()).toEqual(await app.openapi());
  });
});

describe('security', () => {
  const documentOf = async (...use: (typeof key)[]): Promise<OpenApiDocument> => {
    @Controller()
    class Locked {
      @Get('/', { use }) read(@Depends(httpBearer({ bearerFormat: 'JWT' })) _pass: unknown) {}
    }
    return createApp(moduleNamed('Vault', { controllers: [Locked] })).openapi();
  };

  it('is one requirement where several schemes are asked for, for all of them have to be met', async () => {
    const { paths, components } = await documentOf(key, apiKeyHeader('x-other', { schemeName: 'Other', description: 'Ask us.' }));
    expect(paths['/']?.get?.security).toEqual([{ APIKeyHeader: [], Other: [], HTTPBearer: [] }]);
    expect(components?.securitySchemes).toEqual({
      APIKeyHeader: { type: 'apiKey', in: 'header', name: 'x-key' },
      Other: { type: 'apiKey', in: 'header', name: 'x-other', description: 'Ask us.' },
      HTTPBearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
    });
  });

  it('is any one of those that let a request pass without them, each with what is always asked for', async () => {
    const bearer = httpBearer({ autoError: false });
    const optionalKey = apiKeyHeader('x-key', { autoError: false });
    @Controller()
    class Ajar {
      @Get('/either') either(@Depends(bearer) _pass: unknown, @Depends(optionalKey) _key: unknown) {}
      @Get('/and', { use: [key] }) and(@Depends(bearer) _pass: unknown) {}
    }
    const { paths } = await createApp(moduleNamed('Hall', { controllers: [Ajar] })).openapi();
    expect(paths['/either']?.get?.security).toEqual([{ HTTPBearer: [] }, { APIKeyHeader: [] }]);
    expect(paths['/and']?.get?.security).toEqual([{ APIKeyHeader: [], HTTPBearer: [] }]);
  });

  it('takes the same scheme twice, also where it was made twice', async () => {
    expect((await documentOf(key, apiKeyHeader('x-key'))).paths['/']?.get?.security).toEqual([{ APIKeyHeader: [], HTTPBearer: [] }]);
  });
});

describe('different schemes of one name', () => {
  const another = apiKeyHeader('x-another');
  const controllerAt = (at: string, options: object) => {
    @Controller(at)
    class Locked {
      @Get('', options) read() {}
    }
    return Locked;
  };

  it('keep an application from starting', async () => {
    const problems = await problemsOf({ controllers: [controllerAt('/a', { use: [key] }), controllerAt('/b', { use: [another] })] });
    expect(problems.map(({ code }) => code)).toEqual(['SCHEME_TWICE']);
  });

  it('keep it from starting too where a request that is sent asks for one of them', async () => {
    class Told {
      @Callback('{$url}') tell(@Depends(another) _key: string) {}
    }
    const problems = await problemsOf({ controllers: [controllerAt('/a', { use: [key], callbacks: [Told] })] });
    expect(problems.map(({ code, what }) => `${code}: ${what}`)).toEqual([
      'SCHEME_TWICE: Told.tell asks for a security scheme named "APIKeyHeader", and Locked.read for another one of that name: the document can hold only one of them.',
    ]);
  });

  it('do not where one of them is in no document', async () => {
    const hidden = controllerAt('/b', { use: [another], includeInSchema: false });
    const found = await createApp(moduleNamed('Vault', { controllers: [controllerAt('/a', { use: [key] }), hidden] })).openapi();
    expect(found.components?.securitySchemes).toEqual({ APIKeyHeader: { type: 'apiKey', in: 'header', name: 'x-key' } });
  });
});

it('a body beside what a scheme reads stays as it is', async () => {
  @Controller()
  class Both {
    @Post('/', { use: [key] }) write(@Body() entry: Entry) {
      return entry;
    }
  }
  const { paths } = await createApp(moduleNamed('AppModule', { controllers: [Both] })).openapi();
  expect(paths['/']?.post).not.toHaveProperty('parameters');
});

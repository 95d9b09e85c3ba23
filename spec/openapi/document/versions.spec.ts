import {
  Body,
  Controller,
  createApp,
  Depends,
  Field,
  Get,
  Int,
  literal,
  Module,
  nullable,
  Post,
  Query,
  Route,
  SecurityScheme,
} from 'tenon';
import { tuple, Webhook, type OpenApiDocument } from 'tenon';
import { findings } from '../support/linters.js';

const certificate = new SecurityScheme(
  { schemeName: 'certificate', definition: { type: 'mutualTLS' }, challenge: undefined },
  {},
  () => 'a certificate',
);

class Stop {
  @Field() name!: string;
}

class Trip {
  @Field({ type: nullable(Stop), description: 'Where it ends' }) last: Stop | null = null;
  @Field({ type: tuple(Int, Int), examples: [[1, 2]] }) zones!: [number, number];
  @Field({ exclusiveMinimum: 0 }) fare!: number;
  @Field({ type: nullable(literal('day', 'night')) }) tariff: 'day' | 'night' | null = null;
  @Field({ type: Uint8Array }) ticket!: Uint8Array;
  @Field({ openapi: { $comment: 'by hand', type: ['string', 'integer'] } }) seat!: string;
}

class News {
  @Webhook('trip-ended')
  tell(@Body() trip: Trip) {
    return trip;
  }
}

const csv = { schema: { type: ['string', 'null'], examples: ['a,b'] } };
const left = { schema: { type: 'integer', exclusiveMinimum: 0 } };

@Controller()
class Trams {
  @Get('/trips', { name: 'find trips', responses: { 200: { headers: { 'x-left': left } } } })
  find(
    @Query({ json: true, type: [Int], description: 'Stops', namedExamples: { two: { value: '[1,2]' } }, default: [7] }) stops: number[],
    @Query({ type: nullable(Stop), json: true, openapi: { 'x-row': 2 } }) near: Stop | null = null,
  ) {
    return { stops, near };
  }

  @Post('/trips', { openapi: { requestBody: { content: { 'text/csv': csv } } } })
  start(@Body() trip: Trip, @Depends(certificate) whose: string) {
    return { trip, whose };
  }

  @Post('/photos')
  photograph(@Body() photo: Buffer) {
    return photo.length;
  }

  @Route('QUERY', '/trips')
  search(@Body({ type: [String] }) words: string[]) {
    return words;
  }

  @Route('PURGE', '/trips')
  purge() {
    return 0;
  }
}

@Module({ controllers: [Trams], webhooks: [News] })
class TramsModule {}

const app = createApp(TramsModule, {
  title: 'Trams',
  summary: 'All of them',
  openapi: {
    info: { license: { name: 'MIT', identifier: 'MIT' } },
    servers: [{ url: 'https://trams.example', name: 'the real one' }],
    tags: [
      { name: 'rides', summary: 'Rides', kind: 'nav' },
      { name: 'night', parent: 'rides' },
    ],
  },
});

const before: OpenApiDocument = await app.openapi({ version: '3.0' });
const usual: OpenApiDocument = await app.openapi();
const after: OpenApiDocument = await app.openapi({ version: '3.2' });

const stop = { $ref: '#/components/schemas/Stop' };
const trip = { $ref: '#/components/schemas/Trip' };
const ofNull = { type: 'string', enum: [null], nullable: true };

const propertiesOf = ({ components }: OpenApiDocument) => components?.schemas?.Trip?.properties as Record<string, unknown>;

it('each names its version, and 3.1 is what nobody has to ask for', () => {
  expect([before, usual, after].map(({ openapi }) => openapi)).toEqual(['3.0.3', '3.1.0', '3.2.0']);
});

it('each is without errors, to a validator of schemas, redocly lint and spectral', async () => {
  expect(await findings(before)).toEqual([]);
  for (const document of [usual, after]) {
    const rules = (await findings(document)).map(({ rule, at }) => `${rule} ${at}`);
    // It does not know what tuples have in place of `items`.
    expect(rules).toEqual(['array-items /components/schemas/Trip/properties/zones']);
  }
});

it('a summary of the service, and a license told by its SPDX identifier, came with 3.1', () => {
  const { version } = before.info;
  expect(before.info).toEqual({ title: 'Trams', version, license: { name: 'MIT', url: 'https://spdx.org/licenses/MIT.html' } });
  const later = { title: 'Trams', summary: 'All of them', version, license: { name: 'MIT', identifier: 'MIT' } };
  expect([usual.info, after.info]).toEqual([later, later]);
});

it('how a tag stands to another, and names of servers, came with 3.2', () => {
  for (const { tags, servers } of [before, usual]) {
    expect(tags).toEqual([{ name: 'rides' }, { name: 'night' }]);
    expect(servers).toEqual([{ url: 'https://trams.example' }]);
  }
  expect(after.tags).toEqual([
    { name: 'rides', summary: 'Rides', kind: 'nav' },
    { name: 'night', parent: 'rides' },
  ]);
  expect(after.servers).toEqual([{ url: 'https://trams.example', name: 'the real one' }]);
});

it('webhooks came with 3.1', () => {
  const tell = { post: expect.objectContaining({ operationId: 'tell' }) as unknown };
  expect(before).toMatchObject({ 'x-webhooks': { 'trip-ended': tell } });
  expect(before).not.toHaveProperty('webhooks');
  for (const document of [usual, after]) {
    expect(document.webhooks).toMatchObject({ 'trip-ended': tell });
    expect(document).not.toHaveProperty('x-webhooks');
  }
});

it('QUERY, and operations of methods that have no word, came with 3.2', () => {
  const query = usual.paths['/trips']?.['x-additionalOperations']?.QUERY;
  expect(query).toMatchObject({ operationId: 'search', requestBody: { required: true } });
  for (const { paths } of [before, usual]) {
    expect(Object.keys(paths['/trips'] ?? {})).toEqual(['get', 'post', 'x-additionalOperations']);
    expect(Object.keys(paths['/trips']?.['x-additionalOperations'] ?? {})).toEqual(['QUERY', 'PURGE']);
  }
  expect(Object.keys(after.paths['/trips'] ?? {})).toEqual(['get', 'post', 'query', 'additionalOperations']);
  expect(after.paths['/trips']?.query).toEqual(query);
  expect(after.paths['/trips']?.additionalOperations).toEqual({ PURGE: expect.objectContaining({ operationId: 'purge' }) as unknown });
});

it('mutual TLS came with 3.1', () => {
  expect(before.components).not.toHaveProperty('securitySchemes');
  expect(before.paths['/trips']?.post).not.toHaveProperty('security');
  for (const { paths, components } of [usual, after]) {
    expect(components?.securitySchemes).toEqual({ certificate: { type: 'mutualTLS' } });
    expect(paths['/trips']?.post?.security).toEqual([{ certificate: [] }]);
  }
});

it('3.2 writes the schemas of 3.1', () => expect(after.components?.schemas).toEqual(usual.components?.schemas));

it('schemas of models', () => {
  expect(propertiesOf(usual)).toEqual({
    last: { anyOf: [stop, { type: 'null' }], description: 'Where it ends' },
    zones: { type: 'array', prefixItems: [{ type: 'integer' }, { type: 'integer' }], minItems: 2, maxItems: 2, examples: [[1, 2]] },
    fare: { type: 'number', exclusiveMinimum: 0 },
    tariff: { anyOf: [{ type: 'string', enum: ['day', 'night'] }, { type: 'null' }] },
    ticket: { type: 'string', contentEncoding: 'base64', contentMediaType: 'application/octet-stream' },
    seat: { $comment: 'by hand', type: ['string', 'integer'] },
  });
  expect(propertiesOf(before)).toEqual({
    last: { anyOf: [stop, ofNull], description: 'Where it ends' },
    zones: { type: 'array', items: { type: 'integer' }, minItems: 2, maxItems: 2, example: [1, 2] },
    fare: { type: 'number', minimum: 0, exclusiveMinimum: true },
    tariff: { type: 'string', enum: ['day', 'night', null], nullable: true },
    ticket: { type: 'string', format: 'byte' },
    seat: { anyOf: [{ type: 'string' }, { type: 'integer' }] },
  });
});

it('JSON in a parameter is its content in 3.0', () => {
  const named = { name: 'stops', in: 'query', required: false, description: 'Stops', examples: { two: { value: '[1,2]' } } };
  expect(usual.paths['/trips']?.get?.parameters?.[0]).toMatchObject({
    ...named,
    schema: {
      type: 'string',
      default: '[7]',
      contentMediaType: 'application/json',
      contentSchema: { type: 'array', items: { type: 'integer' } },
    },
  });
  const { examples: _, ...others } = named;
  expect(before.paths['/trips']?.get?.parameters?.[0]).toEqual({
    ...others,
    content: {
      'application/json': {
        schema: { type: 'array', items: { type: 'integer' }, description: 'Stops', default: [7] },
        examples: { two: { value: [1, 2] } },
      },
    },
  });
  expect(before.paths['/trips']?.get?.parameters?.[1]).toEqual({
    name: 'near',
    in: 'query',
    required: false,
    'x-row': 2,
    content: { 'application/json': { schema: { anyOf: [stop, ofNull] } } },
  });
});

it('bytes are of the format binary in 3.0', () => {
  const schemaIn = ({ paths }: OpenApiDocument) => Object.values(paths['/photos']?.post?.requestBody?.content ?? {})[0]?.schema;
  expect(schemaIn(usual)).toEqual({ type: 'string', contentMediaType: 'application/octet-stream' });
  expect(schemaIn(before)).toEqual({ type: 'string', format: 'binary' });
});

it('what users say in schemas of their own is translated, too', () => {
  const bodyIn = ({ paths }: OpenApiDocument) => paths['/trips']?.post?.requestBody?.content;
  expect(bodyIn(usual)).toEqual({ 'application/json': { schema: trip }, 'text/csv': csv });
  expect(bodyIn(before)).toEqual({
    'application/json': { schema: trip },
    'text/csv': { schema: { type: 'string', nullable: true, example: 'a,b' } },
  });
  const headerIn = ({ paths }: OpenApiDocument) => paths['/trips']?.get?.responses['200']?.headers;
  expect(headerIn(usual)).toEqual({ 'x-left': left });
  expect(headerIn(before)).toEqual({ 'x-left': { schema: { type: 'integer', minimum: 0, exclusiveMinimum: true } } });
});

it('a name of several words makes an id that can stand in an address', () => {
  expect(usual.paths['/trips']?.get).toMatchObject({ operationId: 'find_trips', summary: 'Find Trips' });
});

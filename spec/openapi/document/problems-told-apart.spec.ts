import { Body, Controller, createApp, Field, Module, Post, Problem, type ApplicationOptions, type OpenApiDocument } from 'tenon';
import { testApp } from 'tenon/testing';

class Seat {
  @Field({ minLength: 2 }) row!: string;
}

class Taken extends Problem({ status: 409, type: 'https://hall.example/taken', title: 'Taken', description: 'Somebody sits there.' }) {}
class Closed extends Problem({ status: 409, type: 'https://hall.example/closed', title: 'Closed', description: 'Nobody plays.' }) {}
class Unknown extends Problem({
  status: 404,
  type: 'https://hall.example/unknown',
  title: 'Unknown',
  description: 'There is no such row.',
}) {}

@Controller()
class Seats {
  @Post('/seats', { throws: [Taken, Closed, Unknown] })
  take(@Body() seat: Seat) {
    throw new Taken(seat.row);
  }
}

@Module({ controllers: [Seats] })
class HallModule {}

const schemasOf = ({ components }: OpenApiDocument) => components?.schemas ?? {};
const documentOf = (options: ApplicationOptions): Promise<OpenApiDocument> => createApp(HallModule, options).openapi();
const uri = { type: 'string', format: 'uri-reference' };

it('the type of a problem tells a declared one from those of the framework', async () => {
  const { ProblemDetails, Taken: taken } = schemasOf(await documentOf({ errorFormat: 'problem' }));
  expect(taken).toMatchObject({ properties: { type: { ...uri, const: 'https://hall.example/taken' } } });
  expect(ProblemDetails).toMatchObject({ properties: { type: { ...uri, const: 'about:blank' } } });
  await using hall = await testApp(createApp(HallModule, { errorFormat: 'problem' }));
  const types = await Promise.all([
    hall.client.post('/seats', { json: { row: 'A1' } }),
    hall.client.post('/seats', { json: { row: 'A' } }),
    hall.client.post('/seats', { body: '{', headers: { 'content-type': 'application/json' } }),
    hall.client.post('/seats', { body: 'A1', headers: { 'content-type': 'text/plain' } }),
  ]);
  expect(types.map((one) => [one.status, one.json<{ type: string }>().type])).toEqual([
    [409, 'https://hall.example/taken'],
    [422, 'about:blank'],
    [422, 'about:blank'],
    [415, 'about:blank'],
  ]);
});

it.each([undefined, 400])('a problem of validation has one status: %p', async (status) => {
  const document = await documentOf({ errorFormat: 'problem', validationErrors: status === undefined ? {} : { status } });
  expect(schemasOf(document).HTTPValidationError).toMatchObject({
    allOf: [{ $ref: '#/components/schemas/ProblemDetails' }, { properties: { status: { type: 'integer', const: status ?? 422 } } }],
  });
});

it('what is beside a validation error may be anything', async () => {
  const { ValidationError } = schemasOf(await documentOf({ errorFormat: 'problem' }));
  expect(ValidationError).toMatchObject({ properties: { ctx: { type: 'object', additionalProperties: true } } });
});

it.each(['problem', 'detail'] as const)(
  'every problem is described where it is declared, and by title among others: %s',
  async (errorFormat) => {
    const document = await documentOf({ errorFormat });
    const { Taken: taken, Closed: closed, Unknown: unknown } = schemasOf(document);
    expect([taken, closed, unknown].map((one) => one?.description)).toEqual([
      'Somebody sits there.',
      'Nobody plays.',
      'There is no such row.',
    ]);
    const responses = document.paths['/seats']?.post?.responses;
    expect([responses?.[409]?.description, responses?.[404]?.description]).toEqual(['Taken, or: Closed', 'There is no such row.']);
  },
);

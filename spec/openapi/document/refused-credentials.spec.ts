import {
  anyOf,
  apiKeyCookie,
  apiKeyHeader,
  Body,
  Controller,
  dependency,
  digestAuth,
  Field,
  Get,
  introspectedBearer,
  jwtBearer,
} from 'tenon';
import { MemorySessionStore, Post, requires, sessionAuth, sessions } from 'tenon';
import { documentOf, operationsOf } from './support/operations.js';

const issuer = 'https://id.example';
const keys = 'a-secret-of-32-bytes-or-more-which-nobody-else-knows';
const known = { issuer, audience: 'shop', algorithms: ['HS256'], keys } as const;
const member = jwtBearer(known);
const customer = jwtBearer({ issuer, audience: 'shop', algorithms: ['ES256'], discovery: true, schemeName: 'Customer' });
const cookie = jwtBearer({ ...known, scheme: apiKeyCookie('token', { autoError: false }) });
const partner = introspectedBearer({ endpoint: `${issuer}/introspect`, clientId: 'shop', clientSecret: 'x' });
const observer = digestAuth({ realm: 'dome', users: { vera: 'cirrus' } });
const stored = sessionAuth({ session: sessions({ store: new MemorySessionStore() }), principal: () => 'ada' });
const signed = sessionAuth({ session: sessions({ keys: [keys] }), principal: () => 'ada' });

const open = dependency({ member }, ({ member }) => member, { refusals: { 401: 'Nobody of ours', 403: 'Closed' } });
const till = dependency(() => 1, { refusals: { 403: 'The till is locked', 404: 'No till' } });
const tillAgain = dependency(() => 1, { refusals: { 403: 'The till is locked' } });

class Order {
  @Field() id!: string;
}

@Controller()
class Routes {
  @Get('/known', { use: [member] }) known() {}
  @Get('/fetched', { use: [customer] }) fetched() {}
  @Get('/cookie', { use: [cookie] }) cookie() {}
  @Get('/introspected', { use: [partner] }) introspected() {}
  @Get('/digest', { use: [observer] }) digest() {}
  @Get('/stored', { use: [stored] }) stored() {}
  @Get('/signed', { use: [signed] }) signed() {}
  @Get('/either', { use: [anyOf(apiKeyHeader('x-key'), partner)] }) either() {}
  @Get('/several', { use: [open, till, tillAgain] }) several() {}
  @Get('/scopes', { use: [open, requires('till:open')] }) scopes() {}
  @Post('/body', { use: [member] }) body(@Body() _order: Order) {}
}

const operations = operationsOf(await documentOf(Routes));
const responsesOf = (path: string) => Object.entries(operations).find(([at]) => at.endsWith(` ${path}`))?.[1].responses ?? {};

it.each([
  ['/known', ['400', '401']],
  ['/fetched', ['400', '401', '503']],
  // What is in a cookie is a token, whatever it looks like.
  ['/cookie', ['401']],
  ['/introspected', ['400', '401', '503']],
  ['/digest', ['400', '401']],
  ['/stored', ['401', '503']],
  ['/signed', ['401']],
  ['/either', ['400', '401', '503']],
])('the document says what a scheme may answer: %s', (path, statuses) => {
  expect(Object.keys(responsesOf(path)).sort()).toEqual(['200', ...statuses]);
});

it('who cannot be judged may come back', () => {
  expect(responsesOf('/fetched')[503]).toMatchObject({
    description: 'The token cannot be judged at the moment',
    headers: { 'Retry-After': { schema: { type: 'integer' } } },
  });
});

it('of several refusals of one status each is told once, and the challenge stays', () => {
  const { 401: unknown, 403: forbidden, 404: missing } = responsesOf('/several');
  expect(unknown).toMatchObject({ description: 'Not authenticated, or: Nobody of ours', headers: { 'WWW-Authenticate': {} } });
  expect([forbidden?.description, missing?.description]).toEqual(['Closed, or: The till is locked', 'No till']);
  expect(responsesOf('/scopes')[403]?.description).toBe('Not enough permissions, or: Closed');
});

it('credentials that cannot be read are told beside a body that cannot', () => {
  expect(responsesOf('/body')[400]).toEqual({
    description: 'The credentials are malformed, or: The body cannot be read',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/HTTPError' } } },
  });
});

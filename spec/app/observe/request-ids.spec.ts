import { Controller, createApp, Get, Module, requestIdOf, Req, traceIdOf, type ApplicationOptions } from 'tenon';
import { testApp, type TestApp } from 'tenon/testing';
import type { Request } from 'express';

@Controller()
class Told {
  @Get('/id')
  id(@Req() request: Request) {
    return { id: requestIdOf(request), trace: traceIdOf(request) ?? null };
  }

  @Get('/broken')
  broken() {
    throw new Error('broken');
  }
}

@Module({ controllers: [Told] })
class ToldModule {}

const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
const traceparent = `00-${trace}-00f067aa0ba902b7-01`;

async function withOptions(options: ApplicationOptions, ask: (t: TestApp) => Promise<void>): Promise<void> {
  await using t = await testApp(createApp(ToldModule, options));
  await ask(t);
}

const id = async ({ client }: TestApp, headers: Record<string, string> = {}) => {
  const { headers: told, ...answer } = await client.get('/id', { headers });
  return { ...(JSON.parse(answer.body.toString()) as { id: string; trace: string | null }), told: told['x-request-id'] };
};

describe('requestIds', () => {
  it('tells every answer its id, those of what no route answers as well', () =>
    withOptions({ requestIds: true }, async (t) => {
      const first = await id(t);
      expect(first.id).toMatch(uuid);
      expect(first.told).toBe(first.id);
      expect((await id(t)).id).not.toBe(first.id);
      for (const path of ['/nowhere', '/broken', '/docs']) expect((await t.client.get(path)).headers['x-request-id']).toMatch(uuid);
      expect((await t.client.post('/id')).headers['x-request-id']).toMatch(uuid);
    }));

  it('says nothing where it is off, but beside an unexpected error', () =>
    withOptions({}, async (t) => {
      expect((await id(t, { 'x-request-id': 'a', traceparent })).told).toBeUndefined();
      expect((await id(t, { traceparent })).trace).toBeNull();
      expect((await t.client.get('/broken')).headers['x-request-id']).toMatch(uuid);
    }));

  it('believes nobody if no proxy is trusted', () =>
    withOptions({ requestIds: true }, async (t) => {
      const { id: given, trace: seen } = await id(t, { 'x-request-id': 'forged', traceparent });
      expect([given === 'forged', seen]).toEqual([false, null]);
      expect(given).toMatch(uuid);
    }));

  it('takes over what a trusted proxy says, the id before the trace', () =>
    withOptions({ requestIds: true, trustProxy: 1 }, async (t) => {
      expect(await id(t, { 'x-request-id': 'edge-7', traceparent })).toEqual({ id: 'edge-7', trace, told: 'edge-7' });
      expect(await id(t, { traceparent })).toEqual({ id: trace, trace, told: trace });
    }));

  it.each([
    ['of another address', { trustProxy: '10.0.0.0/8', requestIds: true }],
    ['said to be trusted by nobody', { trustProxy: 1, requestIds: { trustIncoming: false } }],
  ] as const)('drops the id of a proxy %s', (_, options) =>
    withOptions(options, async (t) => expect((await id(t, { 'x-request-id': 'edge-7' })).id).toMatch(uuid)),
  );

  it('takes over everybody’s where that is said', () =>
    withOptions({ requestIds: { trustIncoming: true } }, async (t) => expect((await id(t, { 'x-request-id': 'mine' })).id).toBe('mine')));

  it.each(['two words', 'a'.repeat(129), '', 'ümlaut'])('drops %p, which is no id', (said) =>
    withOptions({ requestIds: { trustIncoming: true } }, async (t) =>
      expect((await id(t, { 'x-request-id': Buffer.from(said).toString('latin1') })).id).toMatch(uuid),
    ),
  );

  it.each([
    ['of version ff', `ff-${trace}-00f067aa0ba902b7-01`],
    ['of zeros', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`],
    ['with a parent of zeros', `00-${trace}-${'0'.repeat(16)}-01`],
    ['in capitals', traceparent.toUpperCase()],
    ['that is too short', traceparent.slice(0, 40)],
  ])('drops a trace %s', (_, said) =>
    withOptions({ requestIds: { trustIncoming: true } }, async (t) => expect((await id(t, { traceparent: said })).trace).toBeNull()),
  );

  it('reads a trace of a version to come', () =>
    withOptions({ requestIds: { trustIncoming: true } }, async (t) =>
      expect((await id(t, { traceparent: `01-${trace}-00f067aa0ba902b7-01-more` })).trace).toBe(trace),
    ));

  it('names the header as it is told to, beside an unexpected error as well', () =>
    withOptions({ requestIds: { header: 'X-Correlation-Id', trustIncoming: true, respond: false } }, async (t) => {
      const quiet = await t.client.get('/id', { headers: { 'x-correlation-id': 'c-1' } });
      expect([quiet.json(), quiet.headers['x-correlation-id']]).toEqual([{ id: 'c-1', trace: null }, undefined]);
      const broken = await t.client.get('/broken', { headers: { 'x-correlation-id': 'c-2', traceparent } });
      expect([broken.headers['x-correlation-id'], broken.headers['x-request-id']]).toEqual(['c-2', undefined]);
      expect(t.logs.map(({ fields }) => [fields.requestId, fields.traceId])).toEqual([['c-2', trace]]);
    }));
});

import type { NextFunction, Request, Response } from 'express';
import {
  AuditTrail,
  auditTrailOf,
  Body,
  Catch,
  Controller,
  createApp,
  dependency,
  Get,
  header,
  HttpException,
  httpBearer,
  httpsRedirect,
  JsonResponse,
  Module,
  Post,
  StartupError,
  trustedHosts,
  type AuditEvent,
  type AuditOption,
} from 'tenon';
import { testApp } from 'tenon/testing';

const bearer = httpBearer();

const user = dependency({ name: header('x-user', { type: String }), trail: AuditTrail }, ({ name, trail }) => {
  trail.authenticated(name, 'headerUser');
  return name;
});

@Controller('/orders')
class Orders {
  @Get('/:id', { use: [bearer] })
  read() {
    return 'an order';
  }

  @Get('/:id/lines', { use: [user] })
  lines() {
    return 'lines';
  }

  @Post('/:id/cancel', { use: [user] })
  cancel() {
    throw new HttpException(403);
  }

  @Post('/')
  create(@Body({ type: [String] }) lines: string[]) {
    return lines;
  }

  @Get('/:id/status/:status', { use: [] })
  status() {
    throw new HttpException(429);
  }

  @Get('/:id/fails', { use: [user] })
  fails() {
    throw new Error('a secret');
  }
}

class Refusals {
  @Catch(403)
  onForbidden() {
    return new JsonResponse('no', { status: 404 });
  }
}

@Module({ controllers: [Orders] })
class Shop {}

function refused(request: Request, response: Response): void {
  auditTrailOf(request).refused(429);
  response.status(429).send('later');
}

async function audited(audit: AuditOption | undefined) {
  const app = createApp(Shop, { ...(audit === undefined ? {} : { audit }), errorHandlers: [] });
  app.use('/by-hand', refused);
  app.use('/orders/9', refused);
  app.use('/handed-on', (_request: Request, _response: Response, next: NextFunction) => next(Object.assign(new Error(), { status: 413 })));
  return testApp(app);
}

async function eventsOf(
  ...requests: readonly (readonly [method: string, path: string, headers?: Record<string, string>, body?: string])[]
) {
  const events: AuditEvent[] = [];
  await using app = await audited((event) => events.push(event));
  for (const [method, path, headers, body] of requests)
    await app.client.request(method, path, { ...(headers && { headers }), ...(body !== undefined && { body }) });
  return events.map(({ event, method, route, path, principal, scheme, status }) => [event, method, route, path, principal, scheme, status]);
}

const asAnn = { 'x-user': 'ann' };

describe('an audit event', () => {
  it('tells that credentials are missing, with the scheme of the challenge', async () => {
    const expected = ['authentication-refused', 'GET', 'Orders.read', '/orders/:id', 'anonymous', 'Bearer', 401];
    expect(await eventsOf(['GET', '/orders/5'])).toEqual([expected]);
  });

  it('tells who came in, once for each scheme that says so', async () => {
    const expected = ['authenticated', 'GET', 'Orders.lines', '/orders/:id/lines', 'ann', 'headerUser', undefined];
    expect(await eventsOf(['GET', '/orders/5/lines', asAnn])).toEqual([expected]);
  });

  it('tells who was not allowed to', async () => {
    expect((await eventsOf(['POST', '/orders/5/cancel', asAnn]))[1]).toEqual([
      'authorization-refused',
      'POST',
      'Orders.cancel',
      '/orders/:id/cancel',
      'ann',
      undefined,
      403,
    ]);
  });

  it('tells what was too much', async () => {
    const events = await eventsOf(['GET', '/orders/5/status/429'], ['GET', '/by-hand']);
    expect(events.map(([event, , route, , , , status]) => [event, route, status])).toEqual([
      ['rate-limited', 'Orders.status', 429],
      ['rate-limited', undefined, 429],
    ]);
  });

  it('tells the route that was asked for, also in middleware that is mounted at a path of it', async () => {
    const events = await eventsOf(['GET', '/orders/9/lines?x=1'], ['GET', '/orders/9']);
    expect(events.map(([event, , route, path]) => [event, route, path])).toEqual([
      ['rate-limited', 'Orders.lines', '/orders/:id/lines'],
      ['rate-limited', 'Orders.read', '/orders/:id'],
    ]);
  });

  it.each([
    ['trustedHosts()', trustedHosts(['shop.example'])],
    ['httpsRedirect()', httpsRedirect()],
  ])('tells of a host that %s refuses', async (_what, middleware) => {
    const events: AuditEvent[] = [];
    const app = createApp(Shop, { middleware: [middleware], trustProxy: 1, audit: (event: AuditEvent) => events.push(event) });
    await using test = await testApp(app);
    expect((await test.client.get('/orders/5', { headers: { 'x-forwarded-host': 'a@b' } })).status).toBe(400);
    expect(events.map(({ event, route, status }) => [event, route, status])).toEqual([['request-refused', 'Orders.read', 400]]);
  });

  it('tells of broken requests, from middleware as well', async () => {
    const events = await eventsOf(
      ['PUT', '/orders/'],
      ['POST', '/orders/', { 'content-type': 'text/plain' }, 'x'],
      ['GET', '/orders/%zz'],
      ['GET', '/handed-on'],
    );
    expect(events.map(([event, , route, , , , status]) => [event, route, status])).toEqual([
      ['request-refused', undefined, 405],
      ['request-refused', 'Orders.create', 415],
      ['request-refused', undefined, 400],
      ['request-refused', undefined, 413],
    ]);
  });

  it('is none where nothing was refused but a value, a path or by accident', async () => {
    const invalid = ['POST', '/orders/', { 'content-type': 'application/json' }, '[1]'] as const;
    expect(await eventsOf(invalid, ['GET', '/nowhere'], ['GET', '/orders/5/lines'])).toEqual([]);
  });

  it('has the time in UTC, and the id that the log and the answer have', async () => {
    const events: AuditEvent[] = [];
    await using app = await audited((event) => events.push(event));
    const before = Date.now();
    const response = await app.client.get('/orders/5/fails', { headers: asAnn });
    const [event] = events as [AuditEvent];
    expect(event.requestId).toBe(response.headers['x-request-id']);
    expect(app.logs[0]?.fields.requestId).toBe(event.requestId);
    expect(event.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    expect(Date.parse(event.time)).toBeGreaterThanOrEqual(before - 1);
  });

  it('is written though the answer is worded anew', async () => {
    const events: AuditEvent[] = [];
    const app = createApp(Shop, { audit: (event: AuditEvent) => events.push(event), errorHandlers: [Refusals] });
    await using test = await testApp(app);
    expect((await test.client.post('/orders/5/cancel', { headers: asAnn })).status).toBe(404);
    expect(events.map(({ event }) => event)).toEqual(['authenticated', 'authorization-refused']);
  });

  it('keeps no more of a name than 256 characters', async () => {
    const [event] = await eventsOf(['GET', '/orders/5/lines', { 'x-user': 'a'.repeat(1_000) }]);
    expect(event?.[4]).toBe('a'.repeat(256));
  });
});

describe('the audit trail', () => {
  it('goes to the logger where it is on, a line each', async () => {
    await using app = await audited(true);
    await app.client.get('/orders/5/lines', { headers: asAnn });
    expect(app.logs).toEqual([
      {
        level: 'info',
        message: 'audit',
        fields: { audit: expect.objectContaining({ event: 'authenticated', principal: 'ann' }) as object },
      },
    ]);
  });

  it.each([undefined, false])('is not kept where it is %s, and everybody has the same idle one', async (audit) => {
    await using app = await audited(audit);
    expect((await app.client.get('/orders/5/lines', { headers: asAnn })).status).toBe(200);
    expect((await app.client.get('/by-hand')).status).toBe(429);
    expect(app.logs).toEqual([]);
    expect(auditTrailOf({} as Request)).toBe(auditTrailOf({} as Request));
  });

  it.each<[string, AuditOption]>([
    [
      'throws',
      () => {
        throw new Error('full');
      },
    ],
    ['rejects', () => Promise.reject(new Error('full'))],
  ])('does not take the request along where its sink %s', async (_, audit) => {
    await using app = await audited(audit);
    expect((await app.client.get('/orders/5/lines', { headers: asAnn })).text).toBe('"lines"');
    expect(app.logs.map(({ level, message, fields }) => [level, message, (fields.err as Error).message])).toEqual([
      ['error', 'audit failed', 'full'],
    ]);
  });

  it('is that of one application: another one in the same process has its own', async () => {
    const first: AuditEvent[] = [];
    await using app = await audited((event) => first.push(event));
    await using other = await audited(undefined);
    await other.client.get('/orders/5');
    expect(first).toEqual([]);
    await app.client.get('/orders/5');
    expect(first).toHaveLength(1);
  });

  it('is refused where it is nothing that could be called', async () => {
    const app = createApp(Shop, { audit: 'yes' as never });
    const refusal = (await app.init().catch((error: unknown) => error)) as StartupError;
    expect(refusal.problems.map(({ code, what }) => `${code}: ${what}`)).toEqual([expect.stringContaining('OPTION_INVALID') as string]);
  });
});

import { Controller, createApp, Get, Module } from 'tenon';
import { testApp } from 'tenon/testing';

/** As `http-errors` makes them, which most Express middleware uses. */
class HttpError extends Error {
  readonly expose = true;

  constructor(
    readonly status: number,
    readonly headers: unknown,
  ) {
    super('not now');
  }
}

@Controller()
class Doors {
  @Get('/door')
  open() {
    return 'open';
  }
}

@Module({ controllers: [Doors] })
class DoorsModule {}

async function answered(status: number, headers: unknown) {
  const middleware = [() => Promise.reject(new HttpError(status, headers))];
  await using t = await testApp(createApp(DoorsModule, { middleware }));
  const answer = await t.client.get('/door');
  return { status: answer.status, text: answer.text, headers: answer.headers };
}

describe('the headers of an error of Express middleware', () => {
  it.each<[number, object, object]>([
    [401, { 'WWW-Authenticate': 'Basic realm="door"' }, { 'www-authenticate': 'Basic realm="door"' }],
    [429, { 'Retry-After': 30 }, { 'retry-after': '30' }],
    [416, { 'Content-Range': 'bytes */10' }, { 'content-range': 'bytes */10' }],
  ])('go out with its %i: %j', async (status, given, sent) => {
    expect(await answered(status, given)).toMatchObject({ status, headers: sent, text: '{"detail":"not now"}' });
  });

  it('are left out where they are no text, or about its body', async () => {
    const { status, text, headers } = await answered(404, { 'X-A': {}, 'X-B': null, 'Content-Type': 'text/html', 'content-length': '3' });
    expect([status, text]).toEqual([404, '{"detail":"not now"}']);
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'content-length': '20' });
    expect([headers['x-a'], headers['x-b']]).toEqual([undefined, undefined]);
  });

  it.each([undefined, null, 'x', 5])('are none where %p stands for them', async (given) => {
    expect((await answered(404, given)).status).toBe(404);
  });

  it('go no further than their line', async () => {
    expect((await answered(401, { 'x-a': 'a\r\nset-cookie: id=1' })).headers['set-cookie']).toBeUndefined();
  });
});

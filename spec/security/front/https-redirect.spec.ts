import { once } from 'node:events';
import { createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { Controller, createApp, Get, httpsRedirect, Module, type ApplicationOptions } from 'tenon';
import { testApp } from 'tenon/testing';

@Controller()
class Letters {
  @Get('/letters')
  list() {
    return 'here';
  }
}

@Module({ controllers: [Letters] })
class LettersModule {}

const middleware = [httpsRedirect()];

async function answered(headers: Record<string, string>, options: ApplicationOptions = {}, method = 'GET') {
  await using t = await testApp(createApp(LettersModule, { middleware, ...options }));
  const { status, text, headers: got } = await t.client.request(method, '/letters?a=b', { headers });
  return [status, got.location ?? text];
}

describe('plain HTTP', () => {
  it.each<[string, Record<string, string>, ApplicationOptions, readonly unknown[]]>([
    ['goes to HTTPS', { host: 'post.example' }, {}, [307, 'https://post.example/letters?a=b']],
    ['keeps its port', { host: 'post.example:8080' }, {}, [307, 'https://post.example:8080/letters?a=b']],
    ['drops port 80', { host: 'post.example:80' }, {}, [307, 'https://post.example/letters?a=b']],
    [
      'goes there for good',
      { host: 'post.example' },
      { middleware: [httpsRedirect({ status: 308 })] },
      [308, 'https://post.example/letters?a=b'],
    ],
    ['is not hidden by a stranger', { host: 'a.example', 'x-forwarded-proto': 'https' }, {}, [307, 'https://a.example/letters?a=b']],
    ['is HTTPS where a trusted proxy says so', { 'x-forwarded-proto': 'https' }, { trustProxy: 1 }, [200, '"here"']],
    [
      'is HTTP where a trusted proxy says so',
      { host: 'a.example', 'x-forwarded-proto': 'http' },
      { trustProxy: 1 },
      [307, 'https://a.example/letters?a=b'],
    ],
    [
      'goes to the host that a trusted proxy names',
      { host: 'internal', 'x-forwarded-proto': 'http', 'x-forwarded-host': 'post.example' },
      { trustProxy: 1 },
      [307, 'https://post.example/letters?a=b'],
    ],
    ['goes nowhere without a host', { host: 'internal', 'x-forwarded-host': 'a@b' }, { trustProxy: 1 }, [400, 'Invalid host header']],
  ])('%s', async (_, headers, options, answer) => {
    expect(await answered(headers, options)).toEqual(answer);
  });

  it.each(['*', 'http://evil.example/'])('goes nowhere from a target that is no path, in an Express application: %s', async (path) => {
    const plain = createServer(express().use(httpsRedirect(), (_request, response) => void response.send('in')));
    await once(plain.listen(0, '127.0.0.1'), 'listening');
    const { port } = plain.address() as AddressInfo;
    const asked = request({ port, host: '127.0.0.1', path, method: 'OPTIONS', headers: { host: 'post.example' } }).end();
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    expect([answer.statusCode, answer.headers.location]).toEqual([400, undefined]);
    answer.resume();
    await once(answer, 'end');
    plain.close().closeAllConnections();
  });

  it('is redirected in front of everything else', async () => {
    expect((await answered({ host: 'a.example' }, {}, 'PATCH'))[0]).toBe(307);
  });

  it('is redirected by 307 or 308 alone', () => {
    expect(() => httpsRedirect({ status: 301 as never })).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }));
  });
});

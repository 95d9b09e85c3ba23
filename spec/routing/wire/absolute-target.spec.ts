import type { Request } from 'express';
import { Controller, createApp, Depends, Get, Links, Module, Req } from 'tenon';
import { exchange } from './exchange.js';

@Controller()
class Hosts {
  @Get('/host/', { name: 'host' })
  host(@Req() request: Request, @Depends() links: Links) {
    const { headers, headersDistinct, rawHeaders, hostname, url } = request;
    return { host: headers.host, distinct: headersDistinct.host, raw: rawHeaders[1], hostname, url, link: links.url(request, 'host').href };
  }
}

@Module({ controllers: [Hosts] })
class HostsModule {}

const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined };

async function ask(line: string, ...fields: readonly string[]) {
  await using app = createApp(HostsModule, { logger: quiet });
  const { port } = await app.listen(0);
  const { answers } = await exchange(port, [line, ...fields, 'Connection: close', '', ''].join('\r\n'));
  return answers[0];
}

describe('the host of an absolute target', () => {
  it.each([
    ['GET http://shop.example:81/host/?a=b HTTP/1.1', ['Host: evil.example']],
    ['GET http://shop.example:81/host/?a=b HTTP/1.0', []],
  ])('is the host of the request wherever one looks, whatever its Host says: %s', async (line, fields) => {
    const answer = await ask(line, ...fields);
    expect(JSON.parse(answer?.body ?? '')).toEqual({
      host: 'shop.example:81',
      distinct: fields.length === 0 ? undefined : ['shop.example:81'],
      raw: fields.length === 0 ? 'close' : 'shop.example:81',
      hostname: 'shop.example',
      url: '/host/?a=b',
      link: 'http://shop.example:81/host/',
    });
  });

  it('is where a redirect goes', async () => {
    const answer = await ask('GET http://shop.example/host HTTP/1.1', 'Host: evil.example');
    expect([answer?.status, answer?.headers.get('location')]).toEqual([307, 'http://shop.example/host/']);
  });
});

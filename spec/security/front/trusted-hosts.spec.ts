import { Controller, createApp, Get, Module, trustedHosts, type ApplicationOptions, type TenonError } from 'tenon';
import { testApp } from 'tenon/testing';

@Controller()
class Rooms {
  @Get('/rooms')
  list() {
    return 'here';
  }
}

@Module({ controllers: [Rooms] })
class RoomsModule {}

async function answered(hosts: string[], headers: Record<string, string>, options: ApplicationOptions = {}, path = '/rooms') {
  await using t = await testApp(createApp(RoomsModule, { ...options, middleware: [trustedHosts(hosts)] }));
  const { status, text, headers: got } = await t.client.get(path, { headers });
  return [status, got.location ?? text];
}

const refused = [400, 'Invalid host header'];
const letIn = [200, '"here"'];

describe('a host', () => {
  const hosts = ['Museum.example', '*.gallery.example', '127.0.0.1', '[::1]', 'www.shop.example'];

  it.each<[string, readonly unknown[]]>([
    ['museum.example', letIn],
    ['MUSEUM.example:8080', letIn],
    ['a.b.gallery.example:443', letIn],
    ['127.0.0.1:9000', letIn],
    ['[::1]:9000', letIn],
    ['[::1]', letIn],
    ['www.shop.example', letIn],
    ['gallery.example', refused],
    ['.gallery.example', refused],
    ['evilgallery.example', refused],
    ['museum.example.evil', refused],
    ['museum.example.', refused],
    ['museum.example:80a', refused],
    ['museum.example:80:80', refused],
    ['museum.example@evil.example', refused],
    ['evil.example/museum.example', refused],
    ['museum.example, evil.example', refused],
    ['', refused],
    ['shop.example', [307, 'http://www.shop.example/rooms']],
    ['SHOP.example:8080', [307, 'http://www.shop.example:8080/rooms']],
    ['shop.example:80@evil.example', refused],
  ])('%s', async (host, answer) => {
    const [status, text] = await answered(hosts, { host });
    // The framework's own checks refuse what is no host before anybody else sees it.
    expect(answer === refused ? status : [status, text]).toEqual(answer === refused ? 400 : answer);
  });

  it('is any for a star', async () => {
    expect(await answered(['shop.example', '*'], { host: 'anything.example' })).toEqual(letIn);
  });

  it('is sent to its www with what was asked, and nowhere else', async () => {
    expect(await answered(hosts, { host: 'shop.example' }, {}, '//evil.example/%2e?a=b%20c')).toEqual([
      307,
      'http://www.shop.example//evil.example/?a=b%20c',
    ]);
  });
});

describe('behind a proxy', () => {
  const hosts = ['shop.example', 'internal'];

  it.each<[string, ApplicationOptions, string, string, readonly unknown[]]>([
    ['the host that a trusted one names must be known', { trustProxy: 1 }, 'internal', 'shop.example', letIn],
    ['an unknown host that a trusted one names is refused', { trustProxy: 1 }, 'internal', 'evil.example', refused],
    ['an unknown host in front of a known one is refused', { trustProxy: 1 }, 'evil.example', 'shop.example', refused],
    ['what a stranger names is not heard', {}, 'internal', 'evil.example', letIn],
    ['what a stranger names helps nobody', {}, 'evil.example', 'shop.example', refused],
  ])('%s', async (_, options, host, forwarded, answer) => {
    expect(await answered(hosts, { host, 'x-forwarded-host': forwarded }, options)).toEqual(answer);
  });

  it('the redirect to www keeps the protocol', async () => {
    const headers = { host: 'shop.example', 'x-forwarded-proto': 'https' };
    expect(await answered(['www.shop.example'], headers, { trustProxy: 1 })).toEqual([307, 'https://www.shop.example/rooms']);
    expect(await answered(['www.shop.example'], headers)).toEqual([307, 'http://www.shop.example/rooms']);
  });
});

describe('trustedHosts is not made', () => {
  it.each<[unknown, string]>([
    [['shop.example:80'], 'HOST_INVALID: trustedHosts() names the host "shop.example:80", which is none. Did you mean shop.example?'],
    [
      ['https://shop.example'],
      'HOST_INVALID: trustedHosts() names the host "https://shop.example", which is none. Did you mean shop.example?',
    ],
    [
      ['b\u00fccher.example'],
      'HOST_INVALID: trustedHosts() names the host "b\u00fccher.example", which is none. Did you mean xn--bcher-kva.example?',
    ],
    [['a.*.example'], 'HOST_INVALID'],
    [['*shop.example'], 'HOST_INVALID'],
    [['shop.example/x'], 'HOST_INVALID'],
    [[''], 'HOST_INVALID'],
    [[], 'OPTION_INVALID: trustedHosts(): the first argument is an empty list, where a list of one host or more belongs.'],
    ['shop.example', 'OPTION_INVALID'],
    [[5], 'OPTION_INVALID'],
  ])('for %j', (hosts, told) => {
    let error: unknown;
    try {
      trustedHosts(hosts as string[]);
    } catch (thrown) {
      error = thrown;
    }
    const { code, problem } = error as TenonError;
    expect(`${code}: ${problem.what}`).toContain(told);
  });

  it('with options that there are not', () => {
    expect(() => trustedHosts(['a.example'], { wwwRedirects: false } as never)).toThrow(
      expect.objectContaining({ code: 'OPTION_UNKNOWN' }),
    );
  });
});

import fc from 'fast-check';
import { Controller, cors, createApp, Get, Module, type CorsOptions, type TenonError } from 'tenon';
import { testApp, type TestApp } from 'tenon/testing';

@Controller()
class Home {
  @Get('/')
  home() {
    return {};
  }
}

@Module({ controllers: [Home] })
class HomeModule {}

const pattern = /^https:\/\/(?:[a-z-]+\.)?tides\.example$/;
const listed = ['https://shop.example', 'http://localhost:3000'];

let t: TestApp;
beforeAll(async () => {
  const middleware = [cors({ allowOrigins: listed, allowOriginRegex: pattern, allowCredentials: true })];
  t = await testApp(createApp(HomeModule, { middleware }));
});
afterAll(() => t.close());

/** Origins, things like origins, and what lies around them. */
const part = fc.constantFrom(
  ...[
    'https://',
    'http://',
    'HTTPS://',
    'shop.example',
    'tides.example',
    'north.',
    'evil',
    '.',
    ':',
    '443',
    '3000',
    '@',
    '/',
    '#',
    '?',
    '%00',
    '%2e',
  ],
  ...['null', '*', 'localhost', ',', ' ', '\t', '\u00e9', 'tides', 'example', '\\', '[::1]', '-'],
);
const origin = fc.oneof(
  fc.array(part, { maxLength: 7 }).map((parts) => parts.join('')),
  fc.constantFrom(...listed, 'https://north.tides.example', 'https://tides.example'),
  fc.string({ maxLength: 40 }),
  fc.webUrl(),
);
const sendable = origin.map((one) => one.replace(/[^\t\x20-\x7e\x80-\xff]/g, '').trim());

describe('an origin that is allowed with credentials', () => {
  it('is in the list, or fits the pattern from its first to its last character', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(sendable, async (one) => {
        const { headers } = await t.client.get('/', { headers: { origin: one } });
        const answered = headers['access-control-allow-origin'];
        const isMeant = listed.includes(one) || pattern.test(one);
        seen += isMeant ? 1 : 0;
        expect(answered).toBe(isMeant ? one : undefined);
        expect(headers.vary).toBe('Origin');
      }),
      { numRuns: 600 },
    );
    expect(seen).toBeGreaterThan(20);
  });

  it('is never longer than an origin can be', async () => {
    const long = `https://${'a'.repeat(600)}.tides.example`;
    expect(pattern.test(long)).toBe(true);
    expect((await t.client.get('/', { headers: { origin: long } })).headers['access-control-allow-origin']).toBeUndefined();
  });
});

function refusedFor(options: CorsOptions): string {
  try {
    cors(options);
    return 'taken';
  } catch (error) {
    const { code, problem } = error as TenonError;
    return `${code}: ${problem.what}`;
  }
}

describe('a pattern', () => {
  it.each<[RegExp, string]>([
    [/example\.com$/, 'start'],
    [/^https:\/\/example\.com/, 'end'],
    [/^https:\/\/a\.example$|https:\/\/b\.example$/, 'start'],
    [/^https:\/\/a\.example|^https:\/\/b\.example$/, 'end'],
    [/^https:\/\/a\.example\$/, 'end'],
    [/^https:\/\/www.example\.com$/, 'dot'],
    [/(?:)/, 'start'],
  ])('%s is refused', (allowOriginRegex, reason) => {
    const told = { start: 'does not begin with ^', end: 'does not end with $', dot: 'has a dot that stands for any character' }[reason];
    expect(refusedFor({ allowOriginRegex })).toContain(`ORIGIN_PATTERN_OPEN: cors(): allowOriginRegex ${told as string}`);
  });

  it.each([
    /^https:\/\/a\.example$|^https:\/\/b\.example$/,
    /^https:\/\/(?:a|b)\.example$/i,
    /^https:\/\/[a-z.|]+\.example\.com$/,
    /^https?:\/\/.+\.example\.com$/,
  ])('%s is taken', (allowOriginRegex) => {
    expect(refusedFor({ allowOriginRegex })).toBe('taken');
  });

  it('keeps no place from one request to the next', async () => {
    const middleware = [cors({ allowOriginRegex: /^https:\/\/shop\.example$/gy })];
    await using app = await testApp(createApp(HomeModule, { middleware }));
    for (let i = 0; i < 3; i += 1) {
      const { headers } = await app.client.get('/', { headers: { origin: 'https://shop.example' } });
      expect(headers['access-control-allow-origin']).toBe('https://shop.example');
    }
  });
});

describe('with credentials', () => {
  it.each([
    /^https:\/\/.*shop\.example$/,
    /^https:\/\/[^/]*shop\.example$/,
    /^https:\/\/[^/]+shop\.example(:\d+)?$/,
    /^https:\/\/(.*)shop\.example(?::\d+)?$/,
    /^https:\/\/.*\.?shop\.example$/,
    /^https:\/\/[a-z-]*shop\.example$/,
    /^https:\/\/\w+shop\.example:8443$/,
    /^https:\/\/(?:api\.tides\.example|[a-z]*shop\.example)$/,
    /^https:\/\/[a-z]+-shop\.example$/,
    /^https:\/\/[a-z.]+$/,
    /^https:\/\/[a-z.]+:\d+$/,
    /^https:\/\/\w+\.\w+$/,
    /^https:\/\/.+\.com$/,
    /^https:\/\/(.*)\.dev$/,
    /^https:\/\/[a-z]+\.xyz$/,
    /^https:\/\/[a-z]+\.co\.uk$/,
    /^https?:\/\/[^:]+:\d+$/,
    /^https?:\/\/[\d.]+$/,
    /^https:\/\/a\.example$|^https:\/\/.+$/,
  ])('the pattern %s is refused: strangers match it', (allowOriginRegex) => {
    expect(refusedFor({ allowOriginRegex, allowCredentials: true })).toContain('CORS_CREDENTIALS');
  });

  it.each([
    pattern,
    /^https:\/\/[a-z-]+\.partners\.example$/,
    /^https:\/\/.+\.shop\.example$/,
    /^https:\/\/[^.]+\.shop\.example(?::\d+)?$/,
    /^https:\/\/(?:.+\.)?shop\.example$/,
    /^https:\/\/shop-[a-z0-9]+\.vercel\.app$/,
    /^https:\/\/pr-\d+-shop\.example$/,
    /^https?:\/\/localhost(:\d+)?$/,
    /^http:\/\/[a-z]+\.localhost:\d+$/,
    /^https:\/\/(?:shop|blog)\.example\.(?:com|net)$/,
    /^https:\/\/shop\.(?:com|co\.uk)$/i,
  ])('the pattern %s is taken', (allowOriginRegex) => {
    expect(refusedFor({ allowOriginRegex, allowCredentials: true })).toBe('taken');
  });
});

describe('cors is not made', () => {
  it.each<[CorsOptions, string]>([
    [{ allowOrigins: ['*'], allowCredentials: true }, 'CORS_CREDENTIALS'],
    [{ allowOrigins: ['https://shop.example', 'null'], allowCredentials: true }, 'CORS_CREDENTIALS'],
    [{ allowOriginRegex: /^https:\/\/.*$/, allowCredentials: true }, 'CORS_CREDENTIALS'],
    [{ allowOriginRegex: /^.+$/, allowCredentials: true }, 'CORS_CREDENTIALS'],
    [{ allowOrigins: ['https://shop.example'], exposeHeaders: ['*'], allowCredentials: true }, 'CORS_CREDENTIALS'],
    [
      { allowOrigins: ['https://shop.example/'] },
      'ORIGIN_INVALID: cors() names the origin "https://shop.example/", which no browser ever sends. Did you mean https://shop.example?',
    ],
    [{ allowOrigins: ['https://shop.example/cart'] }, 'ORIGIN_INVALID'],
    [{ allowOrigins: ['shop.example'] }, 'ORIGIN_INVALID'],
    [{ allowOrigins: ['//shop.example'] }, 'ORIGIN_INVALID'],
    [{ allowOrigins: ['https://shop.example:443'] }, 'ORIGIN_INVALID'],
    [{ allowOrigins: ['https://Shop.example'] }, 'ORIGIN_INVALID'],
    [
      { allowOrigins: ['https://b\u00fccher.example'] },
      'ORIGIN_INVALID: cors() names the origin "https://b\u00fccher.example", which no browser ever sends. Did you mean https://xn--bcher-kva.example?',
    ],
    [{ allowOrigins: ['https://*.shop.example'] }, 'ORIGIN_INVALID'],
    [{ allowOrigins: ['https://me@shop.example'] }, 'ORIGIN_INVALID'],
    [{ allowOrigins: [''] }, 'ORIGIN_INVALID'],
    [{ allowOrigins: 'https://shop.example' as never }, 'OPTION_INVALID'],
    [{ allowMethods: ['get'] }, 'OPTION_INVALID'],
    [{ allowMethods: ['GET,POST'] }, 'OPTION_INVALID'],
    [{ allowHeaders: ['X Trace'] }, 'OPTION_INVALID'],
    [{ exposeHeaders: ['X-A\r\n'] }, 'OPTION_INVALID'],
    [{ maxAge: -1 }, 'OPTION_INVALID'],
    [{ maxAge: 1.5 }, 'OPTION_INVALID'],
    [{ allowCredentials: 'yes' as never }, 'OPTION_INVALID'],
    [{ allowOriginRegex: '^https://a$' as never }, 'OPTION_INVALID'],
    [
      { allowOrigin: ['*'] } as never,
      'OPTION_UNKNOWN: cors() is given an option that there is not, allowOrigin. Did you mean allowOrigins?',
    ],
    [undefined as never, 'taken'],
    [null as never, 'OPTION_INVALID'],
  ])('with %j', (options, code) => {
    expect(refusedFor(options)).toContain(code);
  });

  it.each(['https://shop.example', 'http://localhost:8080', 'http://[::1]:3000', 'capacitor://localhost', 'null', '*'])(
    'but with %s',
    (one) => {
      expect(refusedFor({ allowOrigins: [one] })).toBe('taken');
    },
  );
});

import express from 'express';
import { Controller, createApp, Get, Module, PlainTextResponse, securityHeaders, type SecurityHeadersOptions } from 'tenon';
import { testApp } from 'tenon/testing';

@Controller()
class Pages {
  @Get('/data')
  data() {
    return {};
  }

  @Get('/framed')
  framed() {
    return new PlainTextResponse('', { headers: { 'X-Frame-Options': 'SAMEORIGIN' } });
  }
}

@Module({ controllers: [Pages] })
class PagesModule {}

async function headersOf(path: string, options?: SecurityHeadersOptions) {
  const legacy = express().get('/', (_request, response) => void response.send('old'));
  const app = createApp(PagesModule, { middleware: [securityHeaders(options)] }).use('/legacy', legacy);
  await using t = await testApp(app);
  return (await t.client.get(path)).headers;
}

const defaults = {
  'content-security-policy': "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-download-options': 'noopen',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '0',
};

describe('the headers of security', () => {
  it.each(['/data', '/nowhere', '/legacy'])('stand on every answer: %s', async (path) => {
    const headers = await headersOf(path);
    expect(headers).toMatchObject(defaults);
    expect([headers['x-powered-by'], headers.server]).toEqual([undefined, undefined]);
  });

  it('leave an answer its own', async () => {
    expect((await headersOf('/framed'))['x-frame-options']).toBe('SAMEORIGIN');
  });

  it('leave the pages of the documentation theirs, which work with them', async () => {
    const headers = await headersOf('/docs');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['cross-origin-opener-policy']).toBe('same-origin-allow-popups');
  });

  it.each<[SecurityHeadersOptions, object]>([
    [{ contentSecurityPolicy: false }, { 'content-security-policy': undefined }],
    [{ frameguard: { action: 'sameorigin' } }, { 'x-frame-options': 'SAMEORIGIN' }],
    [{ xFrameOptions: false }, { 'x-frame-options': undefined }],
    [{ crossOriginResourcePolicy: { policy: 'cross-origin' } }, { 'cross-origin-resource-policy': 'cross-origin' }],
    [{ strictTransportSecurity: { maxAge: 60, includeSubDomains: false } }, { 'strict-transport-security': 'max-age=60' }],
  ])('are what is said: %j', async (options, changed) => {
    const headers = await headersOf('/data', options);
    for (const [name, value] of Object.entries({ ...defaults, ...changed })) expect([name, headers[name]]).toEqual([name, value]);
  });

  it.each<[object, string]>([
    [{ csp: false }, 'OPTION_UNKNOWN'],
    [{ contentSecurityPolice: false }, 'OPTION_UNKNOWN'],
    [null as never, 'OPTION_INVALID'],
  ])('have no option %j', (options, code) => {
    expect(() => securityHeaders(options)).toThrow(expect.objectContaining({ code }));
  });

  it.each<SecurityHeadersOptions>([
    { contentSecurityPolicy: { directives: { defaultSrc: ["'none'; script-src *"] } } },
    { strictTransportSecurity: { maxAge: -1 } },
    { referrerPolicy: { policy: 'whatever' as never } },
  ])('are not made with %j', (options) => {
    expect(() => securityHeaders(options)).toThrow(expect.objectContaining({ code: 'OPTION_UNFIT' }));
  });
});

it('no application says what it is made of, with them or without', async () => {
  await using t = await testApp(createApp(PagesModule));
  for (const path of ['/data', '/nowhere', '/docs', '/openapi.json']) {
    const { headers } = await t.client.get(path);
    expect([path, headers['x-powered-by'], headers.server]).toEqual([path, undefined, undefined]);
  }
});

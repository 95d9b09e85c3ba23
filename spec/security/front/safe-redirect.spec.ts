import fc from 'fast-check';
import { Controller, createApp, Get, HttpException, Module, Query, safeRedirect } from 'tenon';
import { testApp } from 'tenon/testing';

const allow = ['https://shop.example', 'http://localhost:3000'];

function targetOf(target: string): string | null {
  try {
    return safeRedirect(target, { allow }).headers.get('location');
  } catch (error) {
    expect(error).toMatchObject({ status: 400, detail: 'Invalid redirect target' });
    return null;
  }
}

describe('a target', () => {
  it.each([
    ['/', '/'],
    ['/orders?next=//evil.example', '/orders?next=//evil.example'],
    ['/caf\u00e9#top', '/caf%C3%A9#top'],
    ['/../x', '/../x'],
    ['https://shop.example/cart', 'https://shop.example/cart'],
    ['HTTPS://SHOP.example:443/cart', 'https://shop.example/cart'],
    ['http://localhost:3000', 'http://localhost:3000/'],
  ])('%s is gone to', (target, location) => {
    expect(targetOf(target)).toBe(location);
  });

  it.each([
    ...[
      '',
      'orders',
      '?a=b',
      '#a',
      '//evil.example',
      '///evil.example',
      '/\\evil.example',
      '\\\\evil.example',
      '/\t/evil.example',
      '\t//evil.example',
    ],
    ...[
      '/\n/evil.example',
      '/ /evil.example',
      ' /x',
      '/\u0000',
      '/\u200b/evil.example',
      '/\u2028',
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
    ],
    ...[
      'data:text/html,x',
      'https:evil.example',
      'https:/evil.example',
      'https:///evil.example',
      'https://evil.example',
      'http://shop.example',
    ],
    ...['https://shop.example@evil.example', 'https://me:pw@shop.example/', 'https://shop.example:444/', 'https://shop.example.evil/'],
    ...['https://evil.example/https://shop.example', 'https:\\\\shop.example', 'ftp://shop.example/', `/${'a'.repeat(2_048)}`, '/\ud800'],
  ])('%j is refused', (target) => {
    expect(targetOf(target)).toBeNull();
  });

  it('is never elsewhere, as a browser reads it', () => {
    const part = fc.constantFrom(
      '/',
      '\\',
      'https:',
      'javascript:',
      'evil.example',
      'shop.example',
      '@',
      '\t',
      '\n',
      '.',
      '..',
      ':',
      '%2f',
      '?',
      '#',
      ' ',
      'localhost:3000',
    );
    const target = fc.oneof(
      fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
      fc.string({ maxLength: 30 }).map((text) => `/${text}`),
      fc.webUrl(),
    );
    let gone = 0;
    fc.assert(
      fc.property(target, (one) => {
        const location = targetOf(one);
        if (location === null) return;
        gone += 1;
        expect(['https://here.example', ...allow]).toContain(new URL(location, 'https://here.example/login').origin);
      }),
      { numRuns: 3_000 },
    );
    expect(gone).toBeGreaterThan(100);
  });

  it('is no text', () => {
    expect(() => safeRedirect(undefined as never)).toThrow(HttpException);
  });
});

@Controller()
class Login {
  @Get('/login')
  login(@Query() next: string) {
    return safeRedirect(next, { status: 303 });
  }
}

@Module({ controllers: [Login] })
class LoginModule {}

it('answers by itself', async () => {
  await using t = await testApp(createApp(LoginModule));
  const there = await t.client.get('/login?next=/orders');
  expect([there.status, there.headers.location]).toEqual([303, '/orders']);
  const elsewhere = await t.client.get('/login?next=//evil.example');
  expect([elsewhere.status, elsewhere.json(), elsewhere.headers.location]).toEqual([400, { detail: 'Invalid redirect target' }, undefined]);
});

it('refuses origins that are none', () => {
  expect(() => safeRedirect('/', { allow: ['shop.example'] })).toThrow(expect.objectContaining({ code: 'ORIGIN_INVALID' }));
});

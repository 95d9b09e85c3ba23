import fc from 'fast-check';
import { Response, ResponseState } from 'tenon';
import { parseCookies } from '../../../src/binding/cookies.js';
import { setCookieField, type CookieAttributes } from '../../../src/routing/responses/set-cookie.js';

describe('a cookie that is set', () => {
  it.each<[string, CookieAttributes, string]>([
    ['paper', {}, 'cover=paper; Path=/; SameSite=lax'],
    ['two words', {}, 'cover="two words"; Path=/; SameSite=lax'],
    ['a,b;c', {}, 'cover="a\\054b\\073c"; Path=/; SameSite=lax'],
    ['"\\', {}, 'cover="\\"\\\\"; Path=/; SameSite=lax'],
    ['é\n', {}, 'cover="\\351\\012"; Path=/; SameSite=lax'],
    ['', { maxAge: 0, expires: new Date(0) }, 'cover=""; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/; SameSite=lax'],
    ['x', { path: null, sameSite: null }, 'cover=x'],
    [
      '7',
      { path: '/till', domain: 'books.example', secure: true, httpOnly: true, sameSite: 'strict', maxAge: 60, partitioned: true },
      'cover=7; Domain=books.example; HttpOnly; Max-Age=60; Path=/till; SameSite=strict; Secure; Partitioned',
    ],
    ['x', { expires: 'Sun, 29 Feb 2032 08:30:00 GMT', path: null, sameSite: null }, 'cover=x; expires=Sun, 29 Feb 2032 08:30:00 GMT'],
  ])('%j with %j', (value, attributes, field) => {
    expect(setCookieField('cover', value, attributes)).toBe(field);
  });

  it.each<[string, string, CookieAttributes, string]>([
    ['a name with a space', 'x', {}, '"a name with a space" is no name for a cookie (RFC 6265 section 4.1.1).'],
    ['n', '€', {}, 'The value of the cookie "n" holds a character beyond Latin-1; encode it, with encodeURIComponent for one.'],
    ['n', 'x', { path: '/;secure' }, 'An attribute of the cookie "n" holds a semicolon or a character that no header takes.'],
    ['n', 'x', { domain: 'a\r\nset-cookie: b=c' }, 'An attribute of the cookie "n" holds a semicolon or a character that no header takes.'],
    ['n', 'x', { sameSite: 'lax; Domain=evil' as 'lax' }, 'The cookie "n" is sent along lax, strict or none; it cannot be anything else.'],
    ['n', 'x', { maxAge: 1.5 }, 'The cookie "n" lasts a whole number of seconds, not 1.5.'],
    ['n', 'x', { expires: new Date(Number.NaN) }, 'The cookie "n" expires at no date.'],
  ])('is refused: %s=%s %j', (name, value, attributes, message) => {
    expect(() => setCookieField(name, value, attributes)).toThrow(new TypeError(message));
  });

  it('comes back as it was, whatever it holds', () => {
    const latin1 = fc.array(fc.integer({ min: 0, max: 255 })).map((codes) => String.fromCharCode(...codes));
    fc.assert(
      fc.property(latin1, (value) => {
        const pair = setCookieField('n', value, { path: null, sameSite: null });
        expect(pair).toMatch(/^[\u0020-\u007e]*$/);
        expect(parseCookies(`other=1; ${pair}; last=2`)).toEqual({ other: '1', n: value, last: '2' });
      }),
    );
  });

  it('is one of several on a response and on the state, and can be taken away', () => {
    const response = new Response('').setCookie('a', '1').setCookie('b', '2').deleteCookie('c', { path: '/c' });
    expect(response.headers.getSetCookie()).toHaveLength(3);
    const state = new ResponseState();
    state.setCookie('a', '1');
    state.deleteCookie('a');
    expect(state.headers.getSetCookie()[1]).toBe('a=""; expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=0; Path=/; SameSite=lax');
  });
});

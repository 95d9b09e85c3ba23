import { Misfit } from '../../../src/model/misfit.js';
import { AnyUrl, Url } from '../../../src/model/scalars/urls.js';

const outcome = (value: unknown): unknown => (value instanceof Misfit ? [value.type, value.ctx] : value);

describe('a URL', () => {
  it.each([
    ['http://example.com', 'http://example.com/'],
    ['HTTP://EXAMPLE.com:80/a/../b?q=1#f', 'http://example.com/b?q=1#f'],
    ['https://user:pa ss@ex.com/\u00e4', 'https://user:pa%20ss@ex.com/%C3%A4'],
    ['http://ex\u00e4mple.com', 'http://xn--exmple-cua.com/'],
    ['http:example.com', 'http://example.com/'],
    [' http://a.b\n', 'http://a.b/'],
    ['http://0x7f.1', 'http://127.0.0.1/'],
    ['http://[::1]:8080', 'http://[::1]:8080/'],
    [`http://a.b/${'a'.repeat(2072)}`, `http://a.b/${'a'.repeat(2072)}`],
  ])('%j is normalised', (text, url) => {
    expect(Url.fromText(text)).toBe(url);
    expect(AnyUrl.fromText(text)).toBe(url);
  });

  it.each([
    ['', 'input is empty'],
    ['  ', 'input is empty'],
    ['example.com', 'relative URL without a base'],
    ['//example.com', 'relative URL without a base'],
    ['1http://a', 'relative URL without a base'],
    ['http://', 'empty host'],
    ['http:', 'empty host'],
    ['http://user@', 'empty host'],
    ['http://:80', 'empty host'],
    ['https://a:99999', 'invalid port number'],
    ['http://u:p@a:b/c', 'invalid port number'],
    ['http://[::1]:x', 'invalid port number'],
    ['http://[::1', 'invalid IPv6 address'],
    ['http://256.1.1.1', 'invalid IPv4 address'],
    ['http://ex ample.com', 'invalid international domain name'],
    ['foo://a b', 'invalid domain character'],
  ])('%j is none: %s', (text, error) => {
    expect(outcome(Url.fromText(text))).toEqual(['url_parsing', { error }]);
    expect(outcome(AnyUrl.fromText(text))).toEqual(['url_parsing', { error }]);
  });

  it.each(['ftp://a.b/', 'mailto:x@y.z', 'javascript:alert(1)', 'file:///a', 'foo://bar', 'foo:/a'])(
    '%j is of another scheme, which any URL may have',
    (text) => {
      expect(outcome(Url.fromText(text))).toEqual(['url_scheme', { expected_schemes: "'http' or 'https'" }]);
      expect(AnyUrl.fromText(text)).toBe(text);
    },
  );

  it('has an end', () => expect(outcome(Url.fromText(`http://a.b/${'a'.repeat(2073)}`))).toEqual(['url_too_long', { max_length: 2083 }]));

  it('may have a host beyond ASCII, however often one is read', () => {
    const refused = new Set<unknown>();
    for (let i = 0; i < 20_000; i += 1) refused.add(Url.fromText('http://b\u00fccher.example/'));
    expect([...refused]).toEqual(['http://xn--bcher-kva.example/']);
  });
});

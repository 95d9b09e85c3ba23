import { relativeAddress } from '../../../src/openapi/pages/relative-address.js';

const cases: readonly (readonly [from: string, to: string, address: string])[] = [
  ['/docs', '/openapi.json', 'openapi.json'],
  ['/docs', '/docs/swagger-ui-5.35.0/a.js', 'docs/swagger-ui-5.35.0/a.js'],
  ['/docs/', '/docs/a.js', 'a.js'],
  ['/', '/openapi.json', 'openapi.json'],
  ['/', '/', './'],
  ['/about/try', '/about/ferries.json', 'ferries.json'],
  ['/about/try', '/about/try/back', 'try/back'],
  ['/about/try/back', '/about/try', '../try'],
  ['/a/b/c', '/x', '../../x'],
  ['/a/b/c', '/a/x/y', '../x/y'],
  ['/a/b', '/a/b', 'b'],
  ['/a/', '/a/', './'],
  ['/a/b', '/', '../'],
  ['/docs', '//evil.example/x', './/evil.example/x'],
  ['/docs', '/a:b/c d', 'a%3Ab/c%20d'],
  ['/docs', '/ä?#', '%C3%A4%3F%23'],
];

describe('the relative address', () => {
  it.each(cases)('from %s to %s is %s', (from, to, address) => {
    expect(relativeAddress(from, to)).toBe(address);
    // What a browser makes of it, below a prefix that nobody here knows of.
    const { pathname, host } = new URL(address, `http://host/v1${from}`);
    expect([host, decodeURIComponent(pathname)]).toEqual(['host', `/v1${to}`]);
  });
});

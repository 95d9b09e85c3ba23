import { redacted } from '../../src/core/redacted.js';

describe('a redacted text', () => {
  it.each([
    ['connect postgres://app:s3cret@db/shop', 'connect postgres://[redacted]@db/shop'],
    ['amqp://a:b@c and redis://:p@d', 'amqp://[redacted]@c and redis://[redacted]@d'],
    ['Authorization: Bearer abc.DEF-123_~+/=', 'Authorization: Bearer [redacted]'],
    ['bearer eyJhbGciOi', 'bearer [redacted]'],
    ['basic dXNlcjpwYXNz', 'basic [redacted]'],
    ['Digest username="ann", response="0f"', 'Digest [redacted]'],
    ['GET /x?page=2&access_token=abc&api_key=def&sort=a', 'GET /x?page=2&access_token=[redacted]&api_key=[redacted]&sort=a'],
    ['host=db password=s3cret user=app', 'host=db password=[redacted] user=app'],
    ['{"user":"ann","password":"s3\\"cret","age":3}', '{"user":"ann","password":[redacted],"age":3}'],
    ["{ user: 'ann', clientSecret: 's3cret' }", "{ user: 'ann', clientSecret: [redacted] }"],
    ['{"token": 12345, "page": 2}', '{"token": [redacted], "page": 2}'],
    ['Cookie: sid=1; theme=dark\nHost: a', 'Cookie: [redacted]\nHost: a'],
    [`Unexpected token 'h', "{"a": hun"... is not valid JSON`, `Unexpected token 'h', [redacted] is not valid JSON`],
    [`Unexpected token '\n', ..."a\nb"... is not valid JSON`, `Unexpected token '\n', [redacted] is not valid JSON`],
  ])('%s', (text, expected) => {
    expect(redacted(text)).toBe(expected);
  });

  it.each([
    'https://example.com/users/@ann?to=a@b.example',
    'password: must be at least 8 characters',
    'Basic authentication failed, bearer token missing',
    'The token is 3 minutes too old',
    'at Orders.create (file:///srv/app/orders.js:3:7)',
    'Unexpected end of JSON input',
  ])('has all of what is no secret: %s', (text) => {
    expect(redacted(text)).toBe(text);
  });

  it('is cut where nobody would read on', () => {
    expect(redacted('x'.repeat(20_000))).toBe(`${'x'.repeat(16_384)}...`);
  });
});

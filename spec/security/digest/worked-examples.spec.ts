import { digestHash } from 'tenon/security';
import { digestCredentials } from '../../../src/security/digest/credentials.js';
import { digestResponse } from '../../../src/security/digest/response.js';
import { responseOf } from './support/client.js';

const mufasa = {
  username: 'Mufasa',
  password: 'Circle of Life',
  realm: 'http-auth@example.org',
  nonce: '7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v',
  uri: '/dir/index.html',
  cnonce: 'f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ',
};
const doe = {
  username: 'Jäsøn Doe',
  password: 'Secret, or not?',
  realm: 'api@example.org',
  nonce: '5TsQWLVdgBdmrQ0XsxbDODV+57QdFR34I9HAbC/RVvkK',
  uri: '/doe.json',
  cnonce: 'NTg6RKcb9boFIAS3KrFK9BGeh+iDa/sm6jUMp2wds69v',
};

/** RFC 7616, sections 3.9.1 and 3.9.2, the latter as erratum 4897 has it: the RFC's own was made with a SHA-512 that was cut off. */
const examples = [
  [mufasa, 'MD5', '8ca523f5e9506fed4657c9700eebdbec'],
  [mufasa, 'SHA-256', '753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1'],
  [doe, 'SHA-512-256', '3798d4131c277846293534c3edc11bd8a5e4cdcbff78b05db9d95eeb1cec68a5'],
] as const;

describe.each(examples)("RFC 7616's example for $username with %2$s", (facts, algorithm, response) => {
  const { username, password, realm } = facts;
  const hash = digestHash(username, realm, password, algorithm);

  it('is what the framework computes', () => {
    expect(digestResponse(algorithm, hash, { ...facts, nc: '00000001' }, 'GET')).toBe(response);
  });

  it('is what the client of these specs computes', () => {
    expect(responseOf({ ...facts, algorithm, nc: '00000001', method: 'GET' })).toBe(response);
  });

  it('is what the framework computes from the header', () => {
    const name = algorithm === 'SHA-512-256' ? "username*=UTF-8''J%C3%A4s%C3%B8n%20Doe" : `username="${username}"`;
    const { nonce, uri, cnonce } = facts;
    const header =
      `${name}, realm="${realm}", uri="${uri}", algorithm=${algorithm}, nonce="${nonce}", nc=00000001, cnonce="${cnonce}", qop=auth,
      response="${response}", opaque="HRPCssKJSGjCrkzDg8OhwpzCiGPChXYjwrI2QmXDnsOS", userhash=false`.replace(/\n\s*/, ' ');
    const credentials = digestCredentials(header);
    expect(credentials).toMatchObject({ username, realm, nonce, uri, algorithm, response });
    expect(credentials && digestResponse(algorithm, hash, credentials, 'GET')).toBe(response);
  });
});

describe('a stored hash', () => {
  it('is of the composed forms of name and password', () => {
    expect(digestHash('Ja\u0308s', 'R', 'pa\u0308ss', 'SHA-256')).toBe(digestHash('J\u00e4s', 'R', 'p\u00e4ss', 'SHA-256'));
  });

  it('is made with algorithms that there are', () => {
    expect(() => digestHash('a', 'R', 'p', 'SHA-256-sess' as never)).toThrow(
      'digestHash(): the algorithm is "SHA-256-sess", where SHA-256, SHA-512-256, MD5 belongs.',
    );
  });
});

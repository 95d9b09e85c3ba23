import { apiKeyCookie, apiKeyHeader, apiKeyQuery, httpBasic, httpBearer, httpDigest, HttpException, httpScheme } from 'tenon';
import { oauth2, oauth2AuthorizationCode, oauth2ClientCredentials, oauth2PasswordBearer, openIdConnect } from 'tenon';
import type { PlainSchemeOptions, SecurityScheme } from 'tenon';
import { doors, refused } from './support/doors.js';

const tokenUrl = '/token';

/** Every scheme, with the word of its challenge. */
const schemes: Readonly<Record<string, readonly [word: string, make: (options: PlainSchemeOptions) => SecurityScheme]>> = {
  httpBasic: ['Basic', httpBasic],
  httpBearer: ['Bearer', httpBearer],
  httpDigest: ['Digest', httpDigest],
  httpScheme: ['Seal', (options) => httpScheme('seal', options)],
  apiKeyHeader: ['APIKey', (options) => apiKeyHeader('x-key', options)],
  apiKeyQuery: ['APIKey', (options) => apiKeyQuery('key', options)],
  apiKeyCookie: ['APIKey', (options) => apiKeyCookie('key', options)],
  oauth2: ['Bearer', oauth2],
  oauth2PasswordBearer: ['Bearer', (options) => oauth2PasswordBearer({ ...options, tokenUrl })],
  oauth2AuthorizationCode: ['Bearer', (options) => oauth2AuthorizationCode({ ...options, tokenUrl, authorizationUrl: '/authorize' })],
  oauth2ClientCredentials: ['Bearer', (options) => oauth2ClientCredentials({ ...options, tokenUrl })],
  openIdConnect: ['Bearer', (options) => openIdConnect({ ...options, openIdConnectUrl: '/.well-known/openid-configuration' })],
};

describe.each(Object.entries(schemes))('%s', (_, [word, make]) => {
  it('answers with a realm, a challenge, or an answer of its own', async () => {
    const headers = { 'www-authenticate': 'Ticket', 'x-desk': '3' };
    const house = await doors({
      plain: make({ schemeName: 'Plain' }),
      realm: make({ schemeName: 'Realm', realm: 'a "quiet" room\\2' }),
      empty: make({ schemeName: 'Empty', realm: '' }),
      challenge: make({ schemeName: 'Challenge', challenge: 'Ticket realm="counter", charset="UTF-8"' }),
      own: make({ schemeName: 'Own', notAuthenticated: () => new HttpException(401, { code: 'no-ticket' }, { headers }) }),
      shut: make({ schemeName: 'Shut', notAuthenticated: () => new HttpException(403, 'Members only') }),
    });
    try {
      expect(await house.knock('plain')).toEqual(refused(word));
      expect(await house.knock('realm')).toEqual(refused(`${word} realm="a \\"quiet\\" room\\\\2"`));
      expect(await house.knock('empty')).toEqual(refused(word));
      expect(await house.knock('challenge')).toEqual(refused('Ticket realm="counter", charset="UTF-8"'));
      expect(await house.knock('own')).toEqual({ status: 401, challenge: 'Ticket', text: '{"detail":{"code":"no-ticket"}}' });
      expect(await house.knock('shut')).toEqual({ status: 403, challenge: undefined, text: '{"detail":"Members only"}' });
    } finally {
      await house.close();
    }
  });
});

describe('an answer of its own', () => {
  it('is made for each request, and once before, for the document', async () => {
    let count = 0;
    const scheme = httpBearer({ notAuthenticated: () => new HttpException(401, `refusal ${(count += 1)}`) });
    expect(count).toBe(1);
    const house = await doors({ berth: scheme });
    try {
      expect((await house.knock('berth')).text).toBe('{"detail":"refusal 2"}');
      expect((await house.knock('berth')).text).toBe('{"detail":"refusal 3"}');
    } finally {
      await house.close();
    }
  });

  it('may be thrown as well', async () => {
    const shut = (): never => {
      throw new HttpException(403, 'Members only');
    };
    const house = await doors({ berth: httpBearer({ notAuthenticated: shut }) });
    try {
      expect(await house.knock('berth')).toMatchObject({ status: 403, text: '{"detail":"Members only"}' });
    } finally {
      await house.close();
    }
  });

  it('answers what cannot be read, too, even where nothing is needed', async () => {
    const notAuthenticated = () => new HttpException(400, 'Unreadable');
    const house = await doors({ cellar: httpBasic({ autoError: false, notAuthenticated }) });
    try {
      expect(await house.knock('cellar', { authorization: 'Basic b2xh' })).toMatchObject({ status: 400, text: '{"detail":"Unreadable"}' });
      expect((await house.knock('cellar')).status).toBe(200);
    } finally {
      await house.close();
    }
  });

  it('tells the document its status and its challenge', () => {
    const asked = (status: number, headers: Readonly<Record<string, string | readonly string[]>> = {}) => {
      const { challenge, status: told } = httpBearer({ notAuthenticated: () => new HttpException(status, undefined, { headers }) });
      return [told, challenge];
    };
    expect(asked(401, { 'www-authenticate': 'Ticket' })).toEqual([401, 'Ticket']);
    expect(asked(401, { 'WWW-Authenticate': ['Bearer', 'Basic'] })).toEqual([401, 'Bearer, Basic']);
    expect(asked(401, { 'X-Desk': '3' })).toEqual([401, undefined]);
    expect(asked(403, { 'WWW-Authenticate': 'Bearer' })).toEqual([403, undefined]);
  });

  it('is documented as what it is', async () => {
    const house = await doors({
      shut: httpBearer({ schemeName: 'Shut', notAuthenticated: () => new HttpException(403, 'Members only') }),
      bare: httpBearer({ schemeName: 'Bare', notAuthenticated: () => new HttpException(401) }),
    });
    try {
      const { paths } = await house.document();
      const shut = paths['/shut']?.get?.responses ?? {};
      expect([Object.keys(shut).includes('401'), Object.keys(shut).includes('403')]).toEqual([false, true]);
      const bare = paths['/bare']?.get?.responses?.['401'];
      expect(bare).toMatchObject({ content: expect.anything() as object });
      expect(bare).not.toHaveProperty('headers');
    } finally {
      await house.close();
    }
  });
});

import { apiKeyCookie, apiKeyHeader, apiKeyQuery, httpBasic, httpBearer, HttpException, httpScheme } from 'tenon';
import { oauth2, oauth2AuthorizationCode, oauth2ClientCredentials, oauth2PasswordBearer, openIdConnect, TenonError } from 'tenon';

/** The code and the first line of what a call throws. */
function mistake(call: () => unknown): readonly [code: string, what: string] {
  try {
    call();
  } catch (error) {
    if (error instanceof TenonError) return [error.code, error.problem.what];
    throw error;
  }
  throw new Error('nothing was thrown');
}

/** What the compiler refuses, as JavaScript may write it. */
const untyped = <T>(value: unknown): T => value as T;

describe('a name that the document cannot hold', () => {
  it.each(['', 'Vault key', 'Schlüssel', 'a/b', 'key\n', '$ref'])('%j is refused', (schemeName) => {
    expect(mistake(() => httpBearer({ schemeName }))[0]).toBe('SCHEME_NAME_INVALID');
  });

  it('is one that has other signs than these', () => {
    expect(httpBearer({ schemeName: 'a-Z_0.9' }).schemeName).toBe('a-Z_0.9');
  });
});

describe('the name of a key', () => {
  it.each(['', 'x key', 'x:key', 'schlüssel', 'x\r\nkey', undefined, 7])('%j is none of a header or a cookie', (name) => {
    expect(mistake(() => apiKeyHeader(untyped(name)))).toEqual(['SCHEME_INPUT_INVALID', expect.stringMatching(/^apiKeyHeader .* header /)]);
    expect(mistake(() => apiKeyCookie(untyped(name)))).toEqual(['SCHEME_INPUT_INVALID', expect.stringMatching(/^apiKeyCookie .* cookie /)]);
  });

  it.each(['seat;', 'se=at', 'seat,', '"seat"'])('%j is none of a cookie', (name) => {
    expect(mistake(() => apiKeyCookie(name))[0]).toBe('SCHEME_INPUT_INVALID');
  });

  it.each(['', undefined])('%j is none of a query', (name) => {
    expect(mistake(() => apiKeyQuery(untyped(name)))).toEqual(['SCHEME_INPUT_INVALID', expect.stringMatching(/^apiKeyQuery .* query /)]);
  });
});

describe('the word of a scheme', () => {
  it.each(['', 'Seal red', 'Seal,', 'Siegel-ü', undefined])('%j is none', (word) => {
    expect(mistake(() => httpScheme(untyped(word)))[0]).toBe('SCHEME_WORD_INVALID');
  });
});

describe('an answer that no header can hold', () => {
  it.each(['plate\narchive', 'plate\rarchive', 'a\0b', 'a\tb', 'Küche', '\u{1F511}', '\x7f'])('is refused as a realm: %j', (realm) => {
    const [code, what] = mistake(() => httpBasic({ realm }));
    expect([code, what.includes(JSON.stringify(realm))]).toEqual(['SCHEME_CHALLENGE_INVALID', true]);
  });

  it.each(['', '  ', 'Bearer\r\nSet-Cookie: a=b', 'Bearer realm="Küche"'])('is refused as a challenge: %j', (challenge) => {
    expect(mistake(() => httpBearer({ challenge }))[0]).toBe('SCHEME_CHALLENGE_INVALID');
  });

  it('is refused even where nobody is refused', () => {
    expect(mistake(() => httpBearer({ autoError: false, realm: 'a\nb' }))[0]).toBe('SCHEME_CHALLENGE_INVALID');
  });
});

describe('options that say the same thing twice', () => {
  const notAuthenticated = () => new HttpException(403);

  it.each([
    [{ challenge: 'Basic', realm: 'a' }, 'challenge', 'realm'],
    [{ notAuthenticated, realm: 'a' }, 'notAuthenticated', 'realm'],
    [{ notAuthenticated, challenge: 'Basic' }, 'notAuthenticated', 'challenge'],
  ])('are refused (%#)', (options, one, other) => {
    expect(mistake(() => httpBasic(options))).toEqual(['SCHEME_OPTIONS_CONFLICT', expect.stringContaining(`both ${one} and ${other}`)]);
  });
});

describe('an answer of its own that is none', () => {
  it.each<[string, () => unknown, string]>([
    ['nothing', () => undefined, 'undefined'],
    ['a status', () => 403, '403'],
    ['an error of another kind', () => new TypeError('oops'), 'TypeError'],
  ])('is refused: %s', (_, notAuthenticated, given) => {
    expect(mistake(() => httpBearer({ notAuthenticated: untyped(notAuthenticated) }))).toEqual([
      'SCHEME_REFUSAL_INVALID',
      expect.stringContaining(given),
    ]);
  });

  it('is told with the error that it threw', () => {
    const cause = new TypeError('no request here');
    const notAuthenticated = (): never => {
      throw cause;
    };
    expect(() => httpBearer({ notAuthenticated })).toThrow(expect.objectContaining({ code: 'SCHEME_REFUSAL_INVALID', cause }));
  });
});

describe('an address', () => {
  const tokenUrl = '/token';

  it.each([undefined, '', ' ', ' /token', 'https://id.example/a b', 'https://', 'javascript:alert(1)', 'a\nb', 7])(
    '%j is none',
    (given) => {
      const address = untyped<string>(given);
      const calls = {
        oauth2PasswordBearer: () => oauth2PasswordBearer({ tokenUrl: address }),
        oauth2ClientCredentials: () => oauth2ClientCredentials({ tokenUrl: address }),
        oauth2AuthorizationCode: () => oauth2AuthorizationCode({ tokenUrl, authorizationUrl: address }),
        openIdConnect: () => openIdConnect({ openIdConnectUrl: address }),
        oauth2: () => oauth2({ flows: { implicit: { authorizationUrl: address } } }),
      };
      for (const [scheme, call] of Object.entries(calls))
        expect(mistake(call)).toEqual([
          'SCHEME_ADDRESS_INVALID',
          expect.stringMatching(new RegExp(`^${scheme} is given .* in place of an address`, 's')),
        ]);
    },
  );

  it.each(['token', './token', '/token', '//id.example/token', 'https://id.example:8443/token?tenant=a', 'http://localhost:9000/token'])(
    '%s is one',
    (address) => {
      expect(oauth2PasswordBearer({ tokenUrl: address }).definition).toMatchObject({ flows: { password: { tokenUrl: address } } });
    },
  );

  it('to renew tokens at is held to the same', () => {
    expect(mistake(() => oauth2PasswordBearer({ tokenUrl, refreshUrl: '' }))).toEqual([
      'SCHEME_ADDRESS_INVALID',
      expect.stringContaining('refreshUrl'),
    ]);
  });

  it('is missing by name', () => {
    const flows = untyped<{ authorizationCode: { authorizationUrl: string; tokenUrl: string } }>({ authorizationCode: { tokenUrl } });
    expect(mistake(() => oauth2({ flows }))[1]).toContain('authorizationUrl');
  });
});

describe('flows', () => {
  it('are at least one, where there are any', () => {
    expect(mistake(() => oauth2({ flows: {} }))[0]).toBe('SCHEME_FLOW_INVALID');
    expect(mistake(() => oauth2({ flows: untyped({ password: undefined }) }))[0]).toBe('SCHEME_FLOW_INVALID');
  });

  it.each([
    ['clientCredential', ' Did you mean clientCredentials?'],
    ['toString', ''],
  ])('of OAuth 2 alone: not %s', (flow, question) => {
    const [code, what] = mistake(() => oauth2({ flows: untyped({ [flow]: { tokenUrl: '/token' } }) }));
    expect([code, what]).toEqual([
      'SCHEME_FLOW_INVALID',
      expect.stringMatching(new RegExp(`"${flow}"\\.${question.replace('?', '\\?')}$`)),
    ]);
  });

  it.each(['', 'orders read', 'a"b', 'a\\b', 'größe'])('have no scope %j', (scope) => {
    expect(mistake(() => oauth2PasswordBearer({ tokenUrl: '/token', scopes: { [scope]: 'x' } }))[0]).toBe('SCHEME_SCOPE_INVALID');
  });

  it('say what a scope allows', () => {
    const [code, what] = mistake(() => oauth2PasswordBearer({ tokenUrl: '/token', scopes: untyped({ beds: undefined }) }));
    expect([code, what]).toEqual(['SCHEME_SCOPE_INVALID', expect.stringContaining('does not say')]);
  });
});

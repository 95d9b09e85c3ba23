import { compile } from '../../types/compile.js';

const imports = `import { apiKeyHeader, httpBearer, type HttpAuthorizationCredentials, type SecurityScheme } from 'tenon';
import { apiKeyCookie, apiKeyQuery, httpBasic, httpDigest, httpScheme, type HttpBasicCredentials } from 'tenon';
import { oauth2, oauth2AuthorizationCode, oauth2ClientCredentials, oauth2PasswordBearer, openIdConnect } from 'tenon';`;

const right = {
  'what a scheme is worth': `${imports}
same<ReturnType<typeof key>, SecurityScheme<string>>(true);
function key() { return apiKeyHeader('x-key', { description: 'Engraved.' }); }
const given = [apiKeyHeader('x'), apiKeyHeader('x', { autoError: true })];
same<typeof given, SecurityScheme<string>[]>(true);
const maybe = apiKeyHeader('x', { autoError: false });
same<typeof maybe, SecurityScheme<string | undefined>>(true);
const pass = httpBearer();
same<typeof pass, SecurityScheme<HttpAuthorizationCredentials>>(true);
const guest = httpBearer({ autoError: false, bearerFormat: 'JWT' });
same<typeof guest, SecurityScheme<HttpAuthorizationCredentials | undefined>>(true);
const unsure = httpBearer({ autoError: Math.random() > 0.5 });
same<typeof unsure, SecurityScheme<HttpAuthorizationCredentials | undefined>>(true);`,
  'what the others are worth': `${imports}
const texts = [apiKeyQuery('x'), apiKeyCookie('x', { realm: 'a' }), oauth2(), oauth2PasswordBearer({ tokenUrl: '/token' }), openIdConnect({ openIdConnectUrl: '/openid' }),
  oauth2ClientCredentials({ tokenUrl: '/token' }), oauth2AuthorizationCode({ tokenUrl: '/token', authorizationUrl: '/authorize', autoError: true })];
same<typeof texts, SecurityScheme<string>[]>(true);
const none = { autoError: false } as const;
const maybe = [apiKeyQuery('x', none), apiKeyCookie('x', none), oauth2(none), oauth2PasswordBearer({ tokenUrl: '/token', ...none }), openIdConnect({ openIdConnectUrl: '/openid', ...none }),
  oauth2ClientCredentials({ tokenUrl: '/token', ...none }), oauth2AuthorizationCode({ tokenUrl: '/token', authorizationUrl: '/authorize', ...none })];
same<typeof maybe, SecurityScheme<string | undefined>[]>(true);
const words = [httpDigest(), httpScheme('Seal')];
same<typeof words, SecurityScheme<HttpAuthorizationCredentials>[]>(true);
const maybeWords = [httpDigest(none), httpScheme('Seal', none)];
same<typeof maybeWords, SecurityScheme<HttpAuthorizationCredentials | undefined>[]>(true);
const card = httpBasic({ realm: 'archive' });
same<typeof card, SecurityScheme<HttpBasicCredentials>>(true);
const maybeCard = httpBasic(none);
same<typeof maybeCard, SecurityScheme<HttpBasicCredentials | undefined>>(true);`,
  'a scheme wherever a dependency is': `${imports}
const pass = httpBearer({ autoError: false });
dependency({ pass, key: apiKeyHeader('x') }, (inputs) => {
  same<typeof inputs, { readonly pass: HttpAuthorizationCredentials | undefined; readonly key: string }>(true);
});
override(apiKeyHeader('x')).with(() => 'key');
class Desk { read(@Depends(apiKeyHeader('x')) a: string, @Depends(pass) b: HttpAuthorizationCredentials | undefined) { void [a, b]; } }
void Desk;`,
};

const wrong = {
  'optional credentials as if they were there': `${imports}
dependency({ pass: httpBearer({ autoError: false }) }, ({ pass }) => pass.credentials); //!`,
  'a parameter that takes no undefined': `${imports}
class Desk { read(@Depends(apiKeyHeader('x', { autoError: false })) key: string) { void key; } } //!
void Desk;`,
  'an override that is worth something else': `${imports}
override(httpBearer()).with(() => 'token'); //!`,
  'an option that belongs to another scheme': `${imports}
apiKeyHeader('x', { bearerFormat: 'JWT' }); //!`,
  'a key without a header': `${imports}
apiKeyHeader(); //!`,
  'a flow without its addresses': `${imports}
oauth2({ flows: { authorizationCode: { tokenUrl: '/token' } } }); //!`,
  'a flow that OAuth 2 does not have': `${imports}
oauth2({ flows: { device: { tokenUrl: '/token' } } }); //!`,
  'a sign-in without an address': `${imports}
oauth2AuthorizationCode({ tokenUrl: '/token' }); //!`,
  'an answer that is none': `${imports}
httpBearer({ notAuthenticated: () => 403 }); //!`,
};

const results = compile(new Map(Object.entries({ ...right, ...wrong })));

describe('the compiler accepts', () => {
  it.each(Object.keys(right))('%s', (name) => {
    expect(results.get(name)).toEqual([]);
  });
});

describe('the compiler refuses', () => {
  it.each(Object.entries(wrong))('%s', (name, code) => {
    const marked = code.split('\n').findIndex((line) => line.endsWith('//!')) + 1;
    expect([...new Set(results.get(name)?.map(({ line }) => line))]).toEqual([marked]);
  });
});

import { compile } from '../../types/compile.js';

const imports = `import { introspectedBearer, jwtBearer, Security } from 'tenon';
import { httpBearer, oauth2PasswordBearer, type IntrospectedPrincipal, type JwtClaims, type JwtPrincipal, type SecurityScheme } from 'tenon';
import { jwtVerifier, signJwt, verifyJwt } from 'tenon/security';
const hs = { algorithms: ['HS256'], keys: 'secret' } as const;
const asking = { endpoint: 'https://id.example', clientId: 'a', clientSecret: 'b' };
class Clerk { sub!: string; tills!: number[] }
`;

const right = {
  'what a token is worth': `${imports}
const plain = jwtBearer(hs);
same<typeof plain, SecurityScheme<JwtPrincipal<JwtClaims>>>(true);
const maybe = jwtBearer({ ...hs, autoError: false });
same<typeof maybe, SecurityScheme<JwtPrincipal<JwtClaims> | undefined>>(true);
const clerk = jwtBearer({ ...hs, claims: Clerk });
same<typeof clerk, SecurityScheme<JwtPrincipal<Clerk>>>(true);
const opaque = introspectedBearer(asking);
same<typeof opaque, SecurityScheme<IntrospectedPrincipal>>(true);
const typed = introspectedBearer({ ...asking, claims: Clerk, autoError: false });
same<typeof typed, SecurityScheme<IntrospectedPrincipal<Clerk> | undefined>>(true);`,
  'a token wherever a dependency is': `${imports}
const clerk = jwtBearer({ ...hs, claims: Clerk });
dependency({ me: clerk }, ({ me }) => me.claims.tills.length);
override(clerk).with(() => ({ subject: 'a', scopes: [], claims: { sub: 'a', tills: [] }, token: '' }));
class Desk { read(@Security(clerk, ['a']) { claims }: JwtPrincipal<Clerk>) { return claims.tills; } }
void Desk;`,
  'schemes that document where tokens come from': `${imports}
jwtBearer({ ...hs, scheme: oauth2PasswordBearer({ tokenUrl: 'token' }) });
jwtBearer({ ...hs, scheme: httpBearer({ autoError: false }) });`,
  'tokens by hand': `${imports}
const claims = verifyJwt('a', jwtVerifier({ ...hs, claims: Clerk })).then((who) => who.claims);
same<typeof claims, Promise<Clerk>>(true);
void signJwt({ tills: [1] }, { key: 'a', algorithm: 'HS256', expiresIn: 60 });
void signJwt({ exp: 1 }, { key: 'a', algorithm: 'HS256' });`,
};

const wrong = {
  'a principal that may be absent as if it were there': `${imports}
dependency({ me: jwtBearer({ ...hs, autoError: false }) }, ({ me }) => me.subject); //!`,
  'claims that the model does not have': `${imports}
dependency({ me: jwtBearer({ ...hs, claims: Clerk }) }, ({ me }) => me.claims.rooms); //!`,
  'a program as if it were a person': `${imports}
dependency({ me: introspectedBearer(asking) }, ({ me }) => me.subject.length); //!`,
  'an algorithm that there is not': `${imports}
jwtBearer({ algorithms: ['none'], keys: 'a' }); //!`,
  'a scheme that hands over no token': `${imports}
jwtBearer({ ...hs, scheme: introspectedBearer(asking) }); //!`,
  'a token without an end': `${imports}
void signJwt({ sub: 'a' }, { key: 'a', algorithm: 'HS256' }); //!`,
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

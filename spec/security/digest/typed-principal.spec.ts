import { compile } from '../../types/compile.js';

const imports = `import { digestAuth, type DigestPrincipal, type SecurityScheme } from 'tenon';
class Keepers { async named(name: string) { return name === '' ? undefined : { id: 7, password: name }; } }`;

const right = {
  'what users are worth': `${imports}
const plain = digestAuth({ realm: 'R', users: { a: 'b', c: { 'SHA-256': 'd' } } });
same<typeof plain, SecurityScheme<DigestPrincipal>>(true);
const optional = digestAuth({ realm: 'R', users: {}, autoError: false });
same<typeof optional, SecurityScheme<DigestPrincipal | undefined>>(true);`,
  'what a look-up is worth': `${imports}
const named = digestAuth({ realm: 'R', inputs: { keepers: Keepers }, secretOf: async ({ keepers }, name) => (await keepers.named(name))?.password });
same<typeof named, SecurityScheme<DigestPrincipal>>(true);
const found = digestAuth({
  realm: 'R',
  inputs: { keepers: Keepers, named },
  secretOf: async ({ keepers, named: other }, name) => {
    same<typeof other, DigestPrincipal>(true);
    const one = await keepers.named(name);
    return one && { secret: one.password, principal: { id: one.id } };
  },
  autoError: false,
});
same<typeof found, SecurityScheme<{ id: number } | undefined>>(true);
const unsure = digestAuth({ secretOf: (_, name) => (name === 'a' ? 'b' : { secret: 'c', principal: 5 }), realm: 'R', autoError: Math.random() > 0.5 });
same<typeof unsure, SecurityScheme<DigestPrincipal | number | undefined>>(true);`,
};

const wrong = {
  'users and a look-up': `${imports}
digestAuth({ realm: 'R', users: {}, secretOf: () => 'a' }); //!`,
  'no users': `${imports}
digestAuth({ realm: 'R' }); //!`,
  'users without a realm': `${imports}
digestAuth({ users: {} }); //!`,
  'an algorithm that there is not': `${imports}
digestAuth({ realm: 'R', users: {}, algorithms: ['SHA-1'] }); //!`,
  'a look-up that gives something else': `${imports}
digestAuth({ realm: 'R', secretOf: () => 5 }); //!`,
  'a principal that may be absent as if it were there': `${imports}
dependency({ who: digestAuth({ realm: 'R', users: {}, autoError: false }) }, ({ who }) => who.username); //!`,
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

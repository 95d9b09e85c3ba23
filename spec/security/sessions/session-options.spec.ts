import { MemorySessionStore, sessions, type SessionOptions } from 'tenon';
import { testApp } from 'tenon/testing';
import { Browser, key, setCookies, visits } from './support/visits.js';

const fieldOf = async (options: Partial<SessionOptions>) => {
  const t = await testApp(visits({ keys: [key], ...options } as SessionOptions));
  try {
    const [field = ''] = setCookies(await new Browser(t).post('/login'));
    return field.replace(/=[\w.-]+;/, '=...;').replace(' HttpOnly; Max-Age=1209600;', '');
  } finally {
    await t.close();
  }
};

describe('the cookie of a session', () => {
  it.each<[string, Partial<SessionOptions>, string]>([
    ['is bound to its host', {}, '__Host-session=...; Path=/; SameSite=lax; Secure'],
    ['is called what you say', { cookieName: 'visit' }, 'visit=...; Path=/; SameSite=lax; Secure'],
    ['has a part of the site', { path: '/admin' }, '__Secure-session=...; Path=/admin; SameSite=lax; Secure'],
    ['has a domain', { domain: 'shop.example' }, '__Secure-session=...; Domain=shop.example; Path=/; SameSite=lax; Secure'],
    ['stays on its site', { sameSite: 'strict' }, '__Host-session=...; Path=/; SameSite=strict; Secure'],
    ['goes to other sites', { sameSite: 'none' }, '__Host-session=...; Path=/; SameSite=none; Secure'],
    ['travels over plain HTTP', { insecure: true }, 'session=...; Path=/; SameSite=lax'],
  ])('%s', async (_, options, field) => {
    expect(await fieldOf(options)).toBe(field);
  });
});

describe('sessions that cannot be', () => {
  const store = new MemorySessionStore();
  it.each<[string, unknown, string]>([
    ['without keys and store', {}, 'SESSION_KEYS'],
    ['with keys and a store', { keys: [key], store }, 'SESSION_KEYS'],
    ['with a list without keys', { keys: [] }, 'SESSION_KEYS'],
    ['with a key in place of a list', { keys: key }, 'SESSION_KEYS'],
    ['with a key that is missing', { keys: [undefined] }, 'SESSION_KEYS'],
    ['with a key of 31 bytes', { keys: ['k'.repeat(31)] }, 'SESSION_KEYS'],
    ['with a second key of 31 bytes', { keys: [key, new Uint8Array(31)] }, 'SESSION_KEYS'],
    ['with what is no store', { store: {} }, 'OPTION_INVALID'],
    ['that never end', { keys: [key], maxAge: Infinity }, 'OPTION_INVALID'],
    ['that are over', { keys: [key], maxAge: 0 }, 'OPTION_INVALID'],
    ['that last a part of a second', { keys: [key], lifetime: 0.5 }, 'OPTION_INVALID'],
    ['that are waited for no time', { store, storeTimeout: 0 }, 'OPTION_INVALID'],
    ['with an option that there is not', { keys: [key], maxage: 60 }, 'OPTION_UNKNOWN'],
    ['with a host cookie of a domain', { keys: [key], cookieName: '__Host-visit', domain: 'shop.example' }, 'SESSION_COOKIE'],
    ['with a host cookie of a path', { keys: [key], cookieName: '__Host-visit', path: '/admin' }, 'SESSION_COOKIE'],
    ['with an insecure host cookie', { keys: [key], cookieName: '__host-visit', insecure: true }, 'SESSION_COOKIE'],
    ['with an insecure secure cookie', { keys: [key], cookieName: '__Secure-visit', insecure: true }, 'SESSION_COOKIE'],
    ['insecure for other sites', { keys: [key], sameSite: 'none', insecure: true }, 'SESSION_COOKIE'],
    ['with a cookie that has no name', { keys: [key], cookieName: '' }, 'SESSION_COOKIE'],
    ['with a cookie named by two words', { keys: [key], cookieName: 'my session' }, 'SESSION_COOKIE'],
    ['with an attribute in the path', { keys: [key], path: '/; Domain=evil.example' }, 'SESSION_COOKIE'],
  ])('%s', (_, options, code) => {
    expect(() => sessions(options as SessionOptions)).toThrow(expect.objectContaining({ code }));
  });

  it('insecure in production', () => {
    const before = process.env.NODE_ENV;
    process.env.NODE_ENV = 'production';
    try {
      expect(() => sessions({ keys: [key], insecure: true })).toThrow(expect.objectContaining({ code: 'SESSION_COOKIE' }));
    } finally {
      process.env.NODE_ENV = before;
    }
  });

  it('say nothing of the key', () => {
    expect(() => sessions({ keys: ['hunter2'] })).toThrow(expect.not.stringContaining('hunter2') as unknown as Error);
  });

  it('do not take a key of bytes for a text', () => {
    expect(sessions({ keys: [Buffer.alloc(32, 1)] }).cookieName).toBe('__Host-session');
  });
});

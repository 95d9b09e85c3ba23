import { Controller, createApp, Depends, Get, HttpException, Module, Post, sessionAuth, sessions } from 'tenon';
import type { Session } from 'tenon';
import { testApp, type TestApp } from 'tenon/testing';
import { Browser, key } from './support/visits.js';

interface Visit {
  userId?: number;
}

const session = sessions<Visit>({ keys: [key] });
const signedIn = sessionAuth({
  session,
  realm: 'the "quay"',
  description: 'Signed in at the quay.',
  principal: async ({ userId }) => {
    if (userId === 13) throw new HttpException(403, 'Barred');
    return userId === undefined ? undefined : { id: userId };
  },
});
const guest = sessionAuth({ session, schemeName: 'guest', autoError: false, principal: ({ userId }) => userId });

@Controller()
class Quay {
  @Get('/me')
  me(@Depends(signedIn) who: { readonly id: number }) {
    return who;
  }

  @Post('/guarded', { use: [signedIn] })
  guarded() {
    return 'in';
  }

  @Get('/guest')
  guest(@Depends(guest) who: number | undefined) {
    return { who: who ?? null };
  }

  @Post('/login/:id<int>')
  async login(@Depends(session) visit: Session<Visit>) {
    await visit.rotate();
    visit.data.userId = 7;
  }

  @Post('/bar')
  bar(@Depends(session) visit: Session<Visit>) {
    visit.data.userId = 13;
  }
}

@Module({ controllers: [Quay] })
class QuayModule {}

let t: TestApp;
beforeAll(async () => (t = await testApp(createApp(QuayModule))));
afterAll(() => t.close());

const challenge = 'ApiKey realm="the \\"quay\\"", in="cookie", name="__Host-session"';

describe('a route for whoever is signed in by a session', () => {
  it.each(['/me', '/guarded'])('refuses everybody else: %s', async (path) => {
    const method = path === '/me' ? 'GET' : 'POST';
    for (const cookies of [{}, { '__Host-session': 'eyJkYXRhIjp7fX0.x' }] as Record<string, string>[]) {
      const { status, headers, text } = await t.client.request(method, path, { cookies });
      expect([status, headers['www-authenticate'], text]).toEqual([401, challenge, '{"detail":"Not authenticated"}']);
    }
  });

  it('is given who it is', async () => {
    const one = new Browser(t);
    await one.post('/login/7');
    expect((await one.get('/me')).json()).toEqual({ id: 7 });
    expect((await one.post('/guarded')).status).toBe(200);
  });

  it('may refuse in another way', async () => {
    const one = new Browser(t);
    await one.post('/bar');
    expect((await one.get('/me')).text).toBe('{"detail":"Barred"}');
  });

  it('may be for others as well', async () => {
    const one = new Browser(t);
    expect((await one.get('/guest')).json()).toEqual({ who: null });
    await one.post('/login/7');
    expect((await one.get('/guest')).json()).toEqual({ who: 7 });
  });
});

describe('the document', () => {
  it('has the session as a key in a cookie, on the routes that ask for it', async () => {
    const document = (await t.app.openapi()) as unknown as {
      components: { securitySchemes: Record<string, unknown> };
      paths: Record<string, Record<string, { security?: unknown }>>;
    };
    const apiKey = { type: 'apiKey', in: 'cookie', name: '__Host-session' };
    expect(document.components.securitySchemes).toEqual({
      sessionAuth: { ...apiKey, description: 'Signed in at the quay.' },
      guest: apiKey,
    });
    expect(document.paths['/guarded']?.post?.security).toEqual([{ sessionAuth: [] }]);
    expect(document.paths['/bar']?.post?.security).toBeUndefined();
  });
});

import {
  allOf,
  anyOf,
  apiKeyAuth,
  basicAuth,
  Controller,
  createApp,
  Depends,
  digestAuth,
  Get,
  Module,
  SecurityScheme,
  sessionAuth,
  sessions,
} from 'tenon';
import { apiKeyDigest, safeEqual } from 'tenon/security';
import { testApp, type TestApp } from 'tenon/testing';
import { authorization, challengesOf } from '../digest/support/client.js';

const right = basicAuth({ verify: (name, password) => name === 'ada' && safeEqual(password, 'right') });
const keyed = apiKeyAuth({ in: 'header', name: 'X-Key', verify: async (digest) => digest === apiKeyDigest('right') });
const session = sessions<{ userId?: number }>({ keys: ['a-key-of-thirty-two-bytes-or-more'] });
const signedIn = sessionAuth({ session, principal: ({ userId }) => userId !== undefined });
const perhaps = sessionAuth({ session, schemeName: 'perhaps', autoError: false, principal: ({ userId }) => userId !== undefined });
const digest = digestAuth({
  realm: 'R',
  secretOf: (_, username) => username !== 'nobody' && { secret: 'right', principal: username === 'ada' },
});
const none = new SecurityScheme<boolean>(
  { schemeName: 'None', definition: { type: 'apiKey', in: 'header', name: 'X-None' }, challenge: 'None' },
  {},
  () => false,
);

@Controller()
class Doors {
  @Get('/basic')
  basic(@Depends(right) is: true) {
    return is;
  }

  @Get('/key')
  key(@Depends(keyed) is: true) {
    return is;
  }

  @Get('/session', { use: [signedIn] })
  session() {
    return 'in';
  }

  @Get('/perhaps')
  perhaps(@Depends(perhaps) is: true | undefined) {
    return String(is);
  }

  @Get('/digest')
  digest(@Depends(digest) is: true) {
    return is;
  }

  @Get('/any', { use: [anyOf(none, keyed)] })
  any() {
    return 'in';
  }

  @Get('/all-of-any', { use: [anyOf(allOf(keyed, none))] })
  allOfAny() {
    return 'in';
  }

  @Get('/all', { use: [allOf(keyed, none)] })
  all() {
    return 'in';
  }
}

@Module({ controllers: [Doors] })
class DoorsModule {}

let t: TestApp;
beforeAll(async () => (t = await testApp(createApp(DoorsModule))));
afterAll(() => t.close());

const basic = (pair: string) => ({ authorization: `Basic ${Buffer.from(pair).toString('base64')}` });
const key = (text: string) => ({ 'x-key': text });
const status = async (path: string, headers: Record<string, string> = {}) => (await t.client.get(path, { headers })).status;

describe('false is the no of a function that says who it is', () => {
  it.each<[string, string, Record<string, string>, Record<string, string>]>([
    ['of a name and a password', '/basic', basic('ada:wrong'), basic('ada:right')],
    ['of a key', '/key', key('wrong'), key('right')],
    ['of a part of several', '/any', {}, key('right')],
  ])('%s', async (_, path, wrong, good) => {
    expect(await status(path, wrong)).toBe(401);
    expect(await status(path, good)).toBe(200);
  });

  it('of a session', async () => {
    expect(await status('/session')).toBe(401);
    expect((await t.client.get('/perhaps')).text).toBe('"undefined"');
  });

  it('of the user of a Digest, or of what he is worth', async () => {
    const [challenge = {}] = challengesOf((await t.client.get('/digest')).headers);
    const signed = (username: string, nc: string) =>
      authorization(challenge, { username, password: 'right', method: 'GET', uri: '/digest', nc, cnonce: 'c' });
    expect(await status('/digest', { authorization: signed('bob', '00000001') })).toBe(401);
    expect(await status('/digest', { authorization: signed('nobody', '00000002') })).toBe(401);
    expect(await status('/digest', { authorization: signed('ada', '00000003') })).toBe(200);
  });

  it('of one of several that are all asked for, with its challenge', async () => {
    for (const path of ['/all', '/all-of-any']) {
      const { status, headers, text } = await t.client.get(path, { headers: key('right') });
      expect([status, headers['www-authenticate'], text]).toEqual([401, 'None', '{"detail":"Invalid credentials"}']);
    }
  });
});

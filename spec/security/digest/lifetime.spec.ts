import { jest } from '@jest/globals';
import {
  Catch,
  Controller,
  createApp,
  digestAuth,
  Depends,
  Get,
  HttpException,
  Module,
  StreamingResponse,
  type DigestPrincipal,
} from 'tenon';
import { digestHash } from 'tenon/security';
import { testApp, type TestApp } from 'tenon/testing';
import { authorization, challengesOf, paramsOf, responseOf, type Deviation, type Params } from './support/client.js';

const users = { iris: 'Perseids', orla: { 'SHA-256': digestHash('orla', 'Dome', 'Leonids', 'SHA-256') } };
const observer = digestAuth({ realm: 'Dome', users, nonceLifetime: 60, rememberedNonces: 3 });

@Controller()
class Dome {
  @Get('/open')
  open(@Depends(observer) { username }: DigestPrincipal) {
    return username;
  }

  @Get('/missing', { use: [observer] })
  missing() {
    throw new HttpException(404, 'No such star');
  }

  @Get('/broken', { use: [observer] })
  broken() {
    throw new Error('the motor is stuck');
  }

  @Get('/jammed', { use: [observer] })
  jammed() {
    throw new TypeError('the shutter is jammed');
  }

  @Get('/twice', { use: [observer] })
  twice(@Depends(observer, { cache: false }) { username }: DigestPrincipal) {
    return username;
  }

  @Get('/log', { use: [observer] })
  log() {
    return new StreamingResponse(['a', 'b']);
  }

  @Catch(TypeError)
  onJam({ message }: TypeError) {
    return { message };
  }
}

@Module({ controllers: [Dome] })
class DomeModule {}

let t: TestApp;
let now = Date.UTC(2031, 7, 12);
beforeEach(async () => {
  jest.spyOn(Date, 'now').mockImplementation(() => now);
  // A scheme remembers for its process; a day later nothing that it remembers is good any more.
  now += 86_400_000;
  t = await testApp(createApp(DomeModule));
});
afterEach(async () => {
  jest.restoreAllMocks();
  await t.close();
});

async function challenged(): Promise<Params> {
  return challengesOf((await t.client.get('/open')).headers)[0] ?? {};
}

const iris = { username: 'iris', password: 'Perseids', method: 'GET', cnonce: 'c0' };

async function ask(challenge: Params, count: number, { path = '/open', ...deviation }: Deviation & { readonly path?: string } = {}) {
  const nc = count.toString(16).padStart(8, '0');
  const given = authorization(challenge, { ...iris, uri: path, nc }, deviation);
  const { status, headers, text } = await t.client.get(path, { headers: { authorization: given } });
  const [refusal] = challengesOf(headers);
  return { status, stale: refusal?.stale, isNew: refusal && refusal.nonce !== challenge.nonce, info: headers['authentication-info'], text };
}

const ok = { status: 200, stale: undefined };
const refused = { status: 401, stale: undefined, isNew: true, info: undefined, text: '{"detail":"Invalid credentials"}' };
const stale = { ...refused, stale: 'true' };

describe('the count of a nonce', () => {
  it('rises', async () => {
    const challenge = await challenged();
    for (const count of [1, 2, 3, 9, 10, 0xffffffff]) expect(await ask(challenge, count)).toMatchObject(ok);
  });

  it('is taken once: a request that is sent again is refused', async () => {
    const challenge = await challenged();
    expect(await ask(challenge, 1)).toMatchObject(ok);
    expect(await ask(challenge, 1)).toEqual(refused);
    expect(await ask(challenge, 2)).toMatchObject(ok);
  });

  it('is refused where it is less than one before, used or not', async () => {
    const challenge = await challenged();
    expect(await ask(challenge, 5)).toMatchObject(ok);
    for (const count of [0, 1, 4, 5]) expect(await ask(challenge, count)).toEqual(refused);
    expect(await ask(challenge, 6)).toMatchObject(ok);
  });

  it('is one for all users, targets and client nonces', async () => {
    const challenge = await challenged();
    expect(await ask(challenge, 2)).toMatchObject(ok);
    expect(await ask(challenge, 1, { path: '/log' })).toEqual(refused);
    expect(await ask(challenge, 2, { signing: { cnonce: 'c1' } })).toEqual(refused);
    expect(await ask(challenge, 2, { signing: { username: 'orla', password: 'Leonids' } })).toEqual(refused);
    expect(await ask(challenge, 3, { signing: { username: 'orla', password: 'Leonids' } })).toMatchObject(ok);
  });

  it('is not moved by who does not know the password', async () => {
    const challenge = await challenged();
    expect(await ask(challenge, 0xffffffff, { signing: { password: 'guessed' } })).toEqual(refused);
    expect(await ask(challenge, 1)).toMatchObject(ok);
  });

  it('is taken once for a request that asks anew who it is from', async () => {
    const challenge = await challenged();
    expect(await ask(challenge, 1, { path: '/twice' })).toMatchObject({ ...ok, text: '"iris"' });
    expect(await ask(challenge, 1, { path: '/twice' })).toEqual(refused);
  });

  it('is each its own', async () => {
    const [one, other] = [await challenged(), await challenged()];
    expect(await ask(one, 7)).toMatchObject(ok);
    expect(await ask(other, 1)).toMatchObject(ok);
  });

  it('of requests at once is taken once', async () => {
    const challenge = await challenged();
    const statuses = await Promise.all(Array.from({ length: 10 }, async () => (await ask(challenge, 1)).status));
    expect(statuses.sort()).toEqual([200, ...Array<number>(9).fill(401)]);
  });
});

describe('a nonce', () => {
  it('is good until its time is over, and then stale', async () => {
    const challenge = await challenged();
    now += 59_999;
    expect(await ask(challenge, 1)).toMatchObject(ok);
    now += 1;
    expect(await ask(challenge, 2)).toEqual(stale);
  });

  it('that has ended is stale even where it was never used, or its count was', async () => {
    const [unused, used] = [await challenged(), await challenged()];
    await ask(used, 4);
    now += 3_600_000;
    expect(await ask(unused, 1)).toEqual(stale);
    expect(await ask(used, 4)).toEqual(stale);
  });

  it.each<[string, Deviation]>([
    ['a wrong password', { signing: { password: 'Leonids' } }],
    ['an unknown user', { signing: { username: 'nobody' } }],
    ['another realm', { sent: { realm: '"Attic"' } }],
    ['an algorithm that is not offered', { signing: { algorithm: 'MD5' } }],
  ])('that has ended is not called stale with %s: a client would not ask for another one', async (_, deviation) => {
    const challenge = await challenged();
    now += 60_000;
    expect(await ask(challenge, 1, deviation)).toEqual(refused);
  });

  it('of the future, by a clock that is ahead, is good', async () => {
    now += 30_000;
    const challenge = await challenged();
    now -= 30_000;
    expect(await ask(challenge, 1)).toMatchObject(ok);
  });

  it('that had to be forgotten for others is stale, and what follows it is not', async () => {
    const all: Params[] = [];
    for (let i = 0; i < 4; i++) {
      all.push(await challenged());
      now += 1;
    }
    for (const challenge of all) expect(await ask(challenge, 1)).toMatchObject(ok);
    const [first = {}, second = {}] = all;
    expect(await ask(first, 1)).toEqual(stale);
    expect(await ask(first, 2)).toEqual(stale);
    expect(await ask(second, 1)).toEqual(refused);
    expect(await ask(second, 2)).toMatchObject(ok);
    expect(await ask(await challenged(), 1)).toMatchObject(ok);
  });
});

describe('Authentication-Info', () => {
  const infoOf = (challenge: Params, nc: string, uri = '/open') => {
    const signing = { ...iris, uri, nc, method: '', realm: 'Dome', nonce: challenge.nonce ?? '', algorithm: 'SHA-256' };
    return `qop=auth, rspauth="${responseOf(signing)}", cnonce="c0", nc=${nc}`;
  };

  it('shows that the server knows the secret, too', async () => {
    const challenge = await challenged();
    expect((await ask(challenge, 1)).info).toBe(infoOf(challenge, '00000001'));
    expect((await ask(challenge, 0xabcdef)).info).toBe(infoOf(challenge, '00abcdef'));
  });

  it('writes what the client sent as it has to be written', async () => {
    const challenge = await challenged();
    const { info } = await ask(challenge, 1, { signing: { cnonce: 'a"b\\' }, sent: { cnonce: '"a\\"b\\\\"' } });
    expect(info).toContain(', cnonce="a\\"b\\\\", nc=');
  });

  it('has the next nonce from half of the time on, which is good', async () => {
    const challenge = await challenged();
    now += 29_999;
    expect((await ask(challenge, 1)).info).not.toContain('nextnonce');
    now += 1;
    const { info = '' } = await ask(challenge, 2);
    expect(info).toMatch(/^nextnonce="[A-Za-z0-9_-]{46}", qop=auth, rspauth="[0-9a-f]{64}", cnonce="c0", nc=00000002$/);
    const { nextnonce = '' } = paramsOf(String(info));
    now += 50_000;
    expect(await ask({ ...challenge, nonce: nextnonce }, 1)).toMatchObject(ok);
    expect(await ask(challenge, 3)).toEqual(stale);
  });

  it.each([
    ['an error that was meant', '/missing', 404],
    ['one that was not', '/broken', 500],
    ['one that a handler of errors answers', '/jammed', 500],
    ['a stream', '/log', 200],
  ])('is on %s', async (_, path, status) => {
    const challenge = await challenged();
    expect(await ask(challenge, 1, { path })).toMatchObject({ status, info: infoOf(challenge, '00000001', path) });
  });

  it('is on no refusal', async () => {
    expect((await ask(await challenged(), 1, { sent: { nc: '1' } })).info).toBeUndefined();
  });
});

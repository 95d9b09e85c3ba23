import { Controller, createApp, digestAuth, Depends, Get, Module, Post, type DigestPrincipal } from 'tenon';
import { digestHash } from 'tenon/security';
import { testApp, type TestApp } from 'tenon/testing';
import { authorization, authorizationParams, challengesOf, type Deviation, type Params } from './support/client.js';

const realm = 'Observatory "North"';
const quotedRealm = '"Observatory \\"North\\""';
const secret = 'what nonces are signed with, long enough';
const password = 'Perseids';
const hashes = { 'SHA-256': digestHash('iris', realm, password, 'SHA-256') };
const users = { iris: password, orla: hashes, 'Jäsøn "J" Doe': password };

const observer = digestAuth({ realm, users: { ...users, orla: { 'SHA-256': digestHash('orla', realm, password, 'SHA-256') } }, secret });
const guest = digestAuth({ realm: 'Guests', users, autoError: false, schemeName: 'guest' });
const threefold = digestAuth({
  realm: 'Old',
  users: { ...users, orla: { MD5: digestHash('orla', 'Old', password, 'MD5') } },
  algorithms: ['SHA-512-256', 'SHA-256', 'MD5'],
  opaque: 'say "it" back',
  schemeName: 'old',
});

@Controller()
class Sky {
  @Get('/comets')
  comets(@Depends(observer) who: DigestPrincipal) {
    return who;
  }

  @Post('/comets', { use: [observer] })
  add() {
    return 'added';
  }

  @Get('/guests')
  guests(@Depends(guest) who: DigestPrincipal | undefined) {
    return { who: who?.username ?? null };
  }

  @Get('/old/:name')
  old(@Depends(threefold) who: DigestPrincipal) {
    return who;
  }
}

@Module({ controllers: [Sky] })
class SkyModule {}

let t: TestApp;
beforeAll(async () => (t = await testApp(createApp(SkyModule))));
afterAll(() => t.close());

const nonceText = '[A-Za-z0-9_-]{46}';

async function challenged(path = '/comets'): Promise<Params> {
  const challenge = challengesOf((await t.client.get(path)).headers)[0];
  if (challenge === undefined) throw new Error('there was no challenge');
  // The realm as it is, not as it is written.
  return { ...challenge, realm: (challenge.realm ?? '').replaceAll('\\', '') };
}

const right = { username: 'iris', password, uri: '/comets', method: 'GET', nc: '00000001', cnonce: 'aZ/0+=' };

/** What one request is answered; the realm of these specs is written with its quotes escaped. */
async function ask(deviation: Deviation = {}, header = (text: string): string | string[] => text, challenge?: Params) {
  const known = challenge ?? (await challenged());
  const text = authorization(known, right, { ...deviation, sent: { realm: quotedRealm, ...deviation.sent } });
  const { status, headers, text: body } = await t.client.get('/comets', { headers: { authorization: header(text) } });
  return { status, challenge: headers['www-authenticate'], info: headers['authentication-info'], body };
}

const challengeText = `^Digest realm="Observatory \\\\"North\\\\"", qop="auth", algorithm=SHA-256, nonce="${nonceText}", opaque="[A-Za-z0-9_-]{22}", charset=UTF-8`;
const plain = expect.stringMatching(new RegExp(`${challengeText}$`));
const unknown = { status: 401, challenge: plain, info: undefined, body: '{"detail":"Not authenticated"}' };
const wrong = { status: 401, challenge: plain, info: undefined, body: '{"detail":"Invalid credentials"}' };
const malformed = { status: 400, challenge: undefined, info: undefined, body: '{"detail":"Invalid credentials"}' };

describe('without credentials', () => {
  it.each([
    ['no header', undefined],
    ['an empty one', ''],
    ['another scheme', 'Basic aXJpczpQZXJzZWlkcw=='],
    ['a longer word', 'Digests username="iris"'],
    ['parameters without the word', 'username="iris"'],
  ])('%s is a 401 with a challenge', async (_, given) => {
    const { status, headers, text } = await t.client.get('/comets', { headers: given === undefined ? {} : { authorization: given } });
    expect({ status, challenge: headers['www-authenticate'], info: headers['authentication-info'], body: text }).toEqual(unknown);
  });

  it('every answer has a nonce of its own', async () => {
    const nonces = await Promise.all(Array.from({ length: 20 }, async () => (await challenged()).nonce));
    expect(new Set(nonces).size).toBe(20);
  });

  it('there is a challenge for each algorithm, in the order that was stated, of one nonce', async () => {
    const { headers } = await t.client.get('/old/tower');
    const nonce = challengesOf(headers)[0]?.nonce ?? '';
    const challenge = (algorithm: string) =>
      `Digest realm="Old", qop="auth", algorithm=${algorithm}, nonce="${nonce}", opaque="say \\"it\\" back", charset=UTF-8`;
    expect(headers['www-authenticate']).toBe(['SHA-512-256', 'SHA-256', 'MD5'].map(challenge).join(', '));
  });

  it('that may be absent, a request goes on', async () => {
    expect((await t.client.get('/guests')).text).toBe('{"who":null}');
    expect((await t.client.get('/guests', { headers: { authorization: 'Bearer x' } })).text).toBe('{"who":null}');
  });

  it('that may be absent but are wrong, it does not', async () => {
    const { status, headers } = await t.client.get('/guests', {
      headers: { authorization: authorization({ realm: 'Guests' }, { ...right, uri: '/guests' }) },
    });
    expect([status, challengesOf(headers).length]).toEqual([401, 1]);
    expect((await t.client.get('/guests', { headers: { authorization: 'Digest' } })).status).toBe(400);
  });
});

const utf8 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const jason = { signing: { username: 'Jäsøn "J" Doe' } };
const encoded = "UTF-8''J%C3%A4s%C3%B8n%20%22J%22%20Doe";

describe('right credentials', () => {
  it.each<[string, string, Deviation, ((text: string) => string)?]>([
    ['of a user with a password', 'iris', {}],
    ['of a user with hashes', 'orla', { signing: { username: 'orla' } }],
    ['with a name in quotes that is UTF-8', 'Jäsøn "J" Doe', { ...jason, sent: { username: utf8('"Jäsøn \\"J\\" Doe"') } }],
    ['with an encoded name', 'Jäsøn "J" Doe', { ...jason, sent: { username: undefined, 'username*': encoded } }],
    ['that say that the name is none of its hash', 'iris', { sent: { userhash: 'false' } }],
    [
      'with tokens in quotes',
      'iris',
      { sent: { qop: '"auth"', algorithm: '"SHA-256"', nc: '"00000001"', response: undefined } },
      unquoteResponse,
    ],
    ['with the word and the names in another case', 'iris', {}, (text) => text.replace('Digest user', 'dIGEST USER')],
    ['with parameters that nobody knows', 'iris', { sent: { colour: 'red', extra: '", \\" nc=2"' } }],
    [
      'with more commas and spaces than needed',
      'iris',
      {},
      (text) => text.replace('Digest ', 'Digest   , ,').replaceAll(', ', ' ,\t, ') + ' , ',
    ],
    ['with the algorithm in another case', 'iris', { sent: { algorithm: 'sha-256' } }],
    ['with a count that begins higher', 'iris', { signing: { nc: '0000abCD' } }],
    ['with an absolute address of this host', 'iris', { signing: { uri: 'http://testserver/comets' } }],
    ['with letters of the target encoded', 'iris', { signing: { uri: '/%63omet%73' } }],
    ['with quotes in the client’s nonce', 'iris', { signing: { cnonce: 'a"b\\c' }, sent: { cnonce: '"a\\"b\\\\c"' } }],
  ])('%s are accepted', async (_, username, deviation, header = (text) => text) => {
    const challenge = await challenged();
    expect(await ask(deviation, header, challenge)).toMatchObject({
      status: 200,
      challenge: undefined,
      body: JSON.stringify({ username }),
    });
  });

  function unquoteResponse(text: string): string {
    const { nonce = '' } = /nonce="(?<nonce>[^"]+)"/.exec(text)?.groups ?? {};
    const { response } = authorizationParams({ realm, nonce, algorithm: 'SHA-256' }, right);
    return `${text}, response=${response.replaceAll('"', '')}`;
  }

  it.each(['SHA-512-256', 'SHA-256', 'MD5'])('are taken with the other algorithm that is offered, %s', async (algorithm) => {
    const challenge = { ...(await challenged('/old/x')), algorithm };
    const sent = { opaque: '"say \\"it\\" back"' };
    const given = authorization(challenge, { ...right, uri: '/old/x' }, { sent });
    expect((await t.client.get('/old/x', { headers: { authorization: given } })).text).toBe('{"username":"iris"}');
  });

  it('are held against the hash of the algorithm that they use', async () => {
    const ways = await Promise.all(
      ['SHA-256', 'MD5'].map(async (algorithm) => {
        const challenge = { ...(await challenged('/old/x')), algorithm };
        const given = authorization(challenge, { ...right, username: 'orla', uri: '/old/x' }, { sent: { opaque: '"say \\"it\\" back"' } });
        return (await t.client.get('/old/x', { headers: { authorization: given } })).status;
      }),
    );
    expect(ways).toEqual([401, 200]);
  });

  it('may stay without an algorithm where MD5 is offered', async () => {
    const challenge = { ...(await challenged('/old/x')), algorithm: 'MD5' };
    const sent = { opaque: '"say \\"it\\" back"', algorithm: undefined };
    const given = authorization(challenge, { ...right, uri: '/old/x' }, { sent });
    expect((await t.client.get('/old/x', { headers: { authorization: given } })).status).toBe(200);
  });

  it('are of their method', async () => {
    const challenge = await challenged();
    const given = (method: string, nc: string) => authorization(challenge, { ...right, method, nc }, { sent: { realm: quotedRealm } });
    expect((await t.client.post('/comets', { headers: { authorization: given('GET', '00000001') } })).status).toBe(401);
    expect((await t.client.post('/comets', { headers: { authorization: given('POST', '00000002') } })).text).toBe('"added"');
    expect((await t.client.head('/comets', { headers: { authorization: given('HEAD', '00000003') } })).status).toBe(200);
  });

  it('sign the query, too', async () => {
    const challenge = await challenged();
    const given = (uri: string, nc: string) => authorization(challenge, { ...right, uri, nc }, { sent: { realm: quotedRealm } });
    const at = async (path: string, header: string) => (await t.client.get(path, { headers: { authorization: header } })).status;
    expect(await at('/comets?year=1997', given('/comets?year=1997', '00000001'))).toBe(200);
    expect(await at('/comets?year=1997', given('/comets', '00000002'))).toBe(400);
    expect(await at('/comets', given('/comets?', '00000003'))).toBe(400);
  });
});

describe('credentials that are wrong', () => {
  const foreign = 'A'.repeat(46);

  it.each<[string, Deviation]>([
    ['a wrong password', { signing: { password: 'perseids' } }],
    ['an unknown user', { signing: { username: 'nobody' } }],
    ['a user named like what every object has', { signing: { username: 'constructor' } }],
    ['an unknown user without a password', { signing: { username: 'nobody', password: '' } }],
    ['an empty name', { signing: { username: '' } }],
    ['another realm', { signing: { realm: 'Guests' }, sent: { realm: '"Guests"' } }],
    ['a nonce of somebody else', { signing: { nonce: foreign } }],
    ['an empty nonce', { signing: { nonce: '' } }],
    ['a response of another method', { signing: { method: 'POST' } }],
    ['another count than was signed', { sent: { nc: '00000002' } }],
    ['another client nonce than was signed', { sent: { cnonce: '"other"' } }],
    ['an algorithm that is not offered', { signing: { algorithm: 'MD5' } }],
    ['the session variant', { sent: { algorithm: 'SHA-256-sess' } }],
    ['an algorithm that there is not', { sent: { algorithm: 'SHA-3' } }],
    ['no algorithm, which is MD5', { sent: { algorithm: undefined } }],
    ['another opaque text', { sent: { opaque: '"other"' } }],
    ['no opaque text', { sent: { opaque: undefined } }],
    ['a response of another length', { sent: { response: `"${'0'.repeat(32)}"` } }],
    ['a count of nothing', { signing: { nc: '00000000' } }],
  ])('%s is a 401 that does not say why', async (_, deviation) => {
    expect(await ask(deviation)).toEqual(wrong);
  });

  it('a nonce of another scheme with the same secret is no nonce', async () => {
    const other = digestAuth({ realm: 'Other', users, secret, schemeName: 'other' });
    @Controller()
    class Elsewhere {
      @Get('/other', { use: [other] })
      read() {
        return 1;
      }
    }
    @Module({ controllers: [Elsewhere] })
    class ElsewhereModule {}
    await using elsewhere = await testApp(createApp(ElsewhereModule));
    const { nonce = '' } = challengesOf((await elsewhere.client.get('/other')).headers)[0] ?? {};
    expect(await ask({ signing: { nonce } })).toEqual(wrong);
  });

  it.each([0, 5, 6, 17, 18, 33])('a nonce is signed as a whole, byte %i included', async (at) => {
    const challenge = await challenged();
    const bytes = Buffer.from(challenge.nonce ?? '', 'base64url');
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    expect(await ask({ signing: { nonce: bytes.toString('base64url') } }, undefined, challenge)).toEqual(wrong);
    expect((await ask({ signing: { nonce: challenge.nonce ?? '' } }, undefined, challenge)).status).toBe(200);
  });

  it.each(['=', '==', '!', ' '])('a nonce in another spelling (%j behind it) is none', async (end) => {
    const challenge = await challenged();
    expect(await ask({ signing: { nonce: `${challenge.nonce ?? ''}${end}` } }, undefined, challenge)).toEqual(wrong);
  });
});

describe('credentials that are malformed', () => {
  const required = ['username', 'nonce', 'uri', 'response', 'cnonce', 'nc', 'qop'] as const;

  it.each(required)('without %s are a 400', async (name) => {
    expect(await ask({ sent: { [name]: undefined } })).toEqual(malformed);
  });

  it.each<[string, Deviation]>([
    ['the integrity of the body, which is not offered', { sent: { qop: 'auth-int' } }],
    ['a list of qualities', { sent: { qop: '"auth,auth-int"' } }],
    ['a count of seven digits', { sent: { nc: '0000001' } }],
    ['a count of nine digits', { sent: { nc: '000000001' } }],
    ['a count that is no number', { sent: { nc: '0000000g' } }],
    ['a response that is no digest', { sent: { response: '"secret"' } }],
    ['a response in capitals', { sent: { response: `"${'A'.repeat(64)}"` } }],
    ['a hashed name, which is not offered', { sent: { userhash: 'true' } }],
    ['a hashed name that is neither', { sent: { userhash: 'perhaps' } }],
    ['a name in both ways', { sent: { 'username*': "UTF-8''iris" } }],
    ['an encoded name in quotes of its own', { sent: { username: undefined, 'username*': '"iris"' } }],
    ['an encoded name of another charset', { sent: { username: undefined, 'username*': "ISO-8859-1''J%E4s" } }],
    ['an encoded name that is not UTF-8', { sent: { username: undefined, 'username*': "UTF-8''J%E4s" } }],
    ['an encoded name that is cut off', { sent: { username: undefined, 'username*': "UTF-8''J%E" } }],
    ['a name that is not UTF-8', { sent: { username: '"J\xe4s"' } }],
    ['a name with a control character', { sent: { username: undefined, 'username*': "UTF-8''iris%00" } }],
    ['a quote without its end', { sent: { zzz: '"open' } }],
    ['a text behind a quote', { sent: { zzz: '"a"b' } }],
    ['a parameter without a value', { sent: { zzz: '' } }],
    ['a parameter twice', { sent: { NC: '00000001' } }],
    ['the same header for another path', { sent: { uri: '"/other"' } }],
    ['the same header for another host', { signing: { uri: 'http://elsewhere/comets' } }],
    ['the target without its slash', { signing: { uri: 'comets' } }],
    ['an empty target', { signing: { uri: '' } }],
  ])('with %s are a 400', async (_, deviation) => {
    expect(await ask(deviation)).toEqual(malformed);
  });

  it('without a realm are a 400', async () => {
    expect(await ask({}, (text) => text.replace(/realm="(?:[^"\\]|\\.)*", /, ''))).toEqual(malformed);
  });

  it.each([
    ['the word alone', () => 'Digest'],
    ['the word and spaces', () => 'Digest    '],
    ['something that is no list', () => 'Digest iris'],
    ['semicolons', (text: string) => text.replaceAll(',', ';')],
    ['two headers, both right', (text: string) => [text, text]],
    ['two headers, another scheme in front', (text: string) => ['Basic aXJpczpQZXJzZWlkcw==', text]],
  ])('of %s are a 400', async (_, header) => {
    expect(await ask({}, header)).toEqual(malformed);
  });
});

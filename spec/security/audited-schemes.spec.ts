import {
  apiKeyAuth,
  basicAuth,
  Body,
  Controller,
  createApp,
  Depends,
  Get,
  jwtBearer,
  Module,
  Post,
  requires,
  sessionAuth,
  sessions,
} from 'tenon';
import type { AuditEvent, Session } from 'tenon';
import { apiKeyDigest, signJwt } from 'tenon/security';
import { testApp } from 'tenon/testing';

const secret = 'a-secret-of-32-bytes-or-more-which-nobody-else-knows';
const token = jwtBearer({ issuer: 'id', audience: 'orders', algorithms: ['HS256'], keys: secret });
const card = basicAuth({ verify: (name: string, password: string) => (password === 'right' ? name : undefined) });
const key = apiKeyAuth({ in: 'header', name: 'x-key', keys: [{ digest: apiKeyDigest('k-1'), owner: 'mill' }] });
const session = sessions<{ user: string }>({ keys: [secret], insecure: true });
const visitor = sessionAuth({ session, principal: ({ user }) => user });

@Controller()
class Doors {
  @Get('/token', { use: [token] })
  token() {
    return 'in';
  }

  @Get('/scoped', { use: [token, requires('write')] })
  scoped(@Depends(token) by: object) {
    return Object.keys(by).length;
  }

  @Get('/card', { use: [card] })
  card() {
    return 'in';
  }

  @Get('/key', { use: [key] })
  key() {
    return 'in';
  }

  @Get('/session', { use: [visitor] })
  session() {
    return 'in';
  }

  @Post('/session')
  begin(@Depends(session) session: Session<{ user: string }>, @Body({ embed: true }) user: string) {
    session.data.user = user;
  }
}

@Module({ controllers: [Doors] })
class DoorsModule {}

type Told = readonly [AuditEvent['event'], string, string | undefined];

async function told(path: string, headers: Record<string, string>): Promise<Told[]> {
  const events: AuditEvent[] = [];
  await using t = await testApp(createApp(DoorsModule, { audit: (event) => void events.push(event) }));
  const begun = await t.client.post('/session', { json: { user: 'vera' } });
  const cookie = String(begun.headers['set-cookie']).split(';', 1)[0] ?? '';
  events.splice(0);
  await t.client.get(path, { headers: path === '/session' ? { cookie, ...headers } : headers });
  return events.map(({ event, principal, scheme }) => [event, principal, scheme]);
}

const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
const bearer = async (scope: string, subject = 'ines') => {
  const options = { key: secret, algorithm: 'HS256', issuer: 'id', audience: 'orders', subject, expiresIn: 60 } as const;
  return { authorization: `Bearer ${await signJwt({ scope }, options)}` };
};

describe('the audit trail hears of', () => {
  it('a token that is good, once in a request, and of its subject', async () => {
    expect(await told('/token', await bearer(''))).toEqual([['authenticated', 'ines', 'jwtBearer']]);
    expect(await told('/scoped', await bearer('write'))).toEqual([['authenticated', 'ines', 'jwtBearer']]);
  });

  it('a token that grants too little, and whose it is', async () => {
    expect(await told('/scoped', await bearer('read'))).toEqual([
      ['authenticated', 'ines', 'jwtBearer'],
      ['authorization-refused', 'ines', 'Bearer'],
    ]);
  });

  it('a password', async () => {
    expect(await told('/card', basic('vera:right'))).toEqual([['authenticated', 'vera', 'basicAuth']]);
    expect(await told('/card', basic('vera:wrong'))).toEqual([['authentication-refused', 'anonymous', 'Basic']]);
  });

  it('a key, by the beginning of its digest', async () => {
    expect(await told('/key', { 'x-key': 'k-1' })).toEqual([['authenticated', `key ${apiKeyDigest('k-1').slice(0, 12)}`, 'apiKeyAuth']]);
    expect(await told('/key', { 'x-key': 'k-2' })).toEqual([['authentication-refused', 'anonymous', 'ApiKey']]);
  });

  it('a session, by whose it is', async () => {
    expect(await told('/session', {})).toEqual([['authenticated', 'vera', 'sessionAuth']]);
  });

  it('nobody', async () => {
    expect(await told('/token', {})).toEqual([['authentication-refused', 'anonymous', 'Bearer']]);
  });
});

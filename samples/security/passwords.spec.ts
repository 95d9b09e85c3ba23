import { hashPassword } from 'tenon/security';
import { testApp, type TestApp } from 'tenon/testing';
import { app, Readers } from './passwords.js';

let t: TestApp;
beforeAll(async () => {
  t = await testApp(app);
  await t.app.get(Readers).signUp('ines', 'a novel: in verse');
});
afterAll(() => t.close());

const loans = (name: string, password: string) =>
  t.client.get('/loans', { headers: { authorization: `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}` } });

describe('a library with passwords', () => {
  it('lets a reader in', async () => {
    expect((await loans('ines', 'a novel: in verse')).json()).toEqual({ loansOf: 'ines' });
  });

  it.each([
    ['ines', 'a novel'],
    ['nobody', 'a novel: in verse'],
  ])('refuses %s with "%s" in the same words', async (name, password) => {
    const { status, text, headers } = await loans(name, password);
    expect([status, text, headers['www-authenticate']]).toEqual([
      401,
      '{"detail":"Invalid credentials"}',
      'Basic realm="reading room", charset="UTF-8"',
    ]);
  });

  it('hashes a password anew that was hashed cheaply', async () => {
    const reader = await t.app.get(Readers).signUp('old', 'x');
    reader.passwordHash = await hashPassword('long ago', { ln: 4 });
    expect((await loans('old', 'long ago')).status).toBe(200);
    expect(reader.passwordHash).toContain('$ln=8,');
    expect((await loans('old', 'long ago')).status).toBe(200);
  });
});

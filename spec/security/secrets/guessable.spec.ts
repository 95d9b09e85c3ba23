import { randomBytes } from 'node:crypto';
import { digestAuth, jwtBearer, sessions } from 'tenon';
import { collectAdvice, collectedAdvice } from '../../../src/core/advice.js';

const strong = randomBytes(48).toString('base64');

const toldBy = (make: () => unknown): string[] => {
  collectAdvice();
  const before = collectedAdvice().problems.length;
  make();
  return collectedAdvice()
    .problems.slice(before)
    .map(({ code, what }) => `${code}: ${what}`);
};

describe('a secret that is long enough', () => {
  it.each([
    ['my-super-secret-session-key-0123456789', 'it has the word "secret" in it'],
    ['please-CHANGE-ME-before-going-into-production', 'it has the word "change-me" in it'],
    ['a'.repeat(64), 'it is made of a few characters only'],
    ['correct-horse-'.repeat(4), 'it is one piece repeated'],
    ['09d25e094faa6ca2556c818166b7a9563b93f7099f6f0f4caa6cf63b88e8d3e7', 'it stands in public documentation'],
  ])('and can be guessed is told of: %s', (key, reason) => {
    const told = toldBy(() => sessions({ keys: [strong, key] }));
    expect(told).toEqual([`SECRET_GUESSABLE: The secret of sessions(), keys[1] can be guessed: ${reason}.`]);
    expect(told.join('')).not.toContain(key);
  });

  it('is told of wherever it is given', () => {
    const key = 'the-default-key-of-this-application';
    const verifier = () => jwtBearer({ issuer: 'me', audience: 'me', algorithms: ['HS256'], keys: Buffer.from(key) });
    expect(toldBy(verifier)).toMatchObject([expect.stringContaining('The secret of jwtBearer, keys can be guessed')]);
    const digest = () => digestAuth({ realm: 'shop', secret: key, users: { ada: 'x' } });
    expect(toldBy(digest)).toMatchObject([expect.stringContaining('The secret of digestAuth(), secret can be guessed')]);
  });

  it('and random is none', () => {
    for (let i = 0; i < 200; i += 1) {
      const keys = [randomBytes(32), randomBytes(32).toString('base64'), randomBytes(32).toString('hex')];
      expect(toldBy(() => sessions({ keys }))).toEqual([]);
    }
  });
});

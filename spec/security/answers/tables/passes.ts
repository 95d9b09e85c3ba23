import { encoded, now, withSecret } from '../../tokens/support/crafted.js';
import { secret } from '../schemes.js';

const header = { alg: 'HS256', typ: 'JWT' };
const claims = () => ({ sub: 'iris', iss: 'issuer', aud: 'matrix', exp: now() + 600 });

/** A token that differs from a right one in some claims; undefined takes one away. */
export const pass = (other: object = {}, head: object = {}, key = secret): string =>
  withSecret(key, { ...header, ...head }, { ...claims(), ...other });

/** What is wrong with a token, and one that it is wrong with. */
export const badPasses: readonly (readonly [what: string, token: string])[] = [
  ['expired', pass({ exp: now() - 1 })],
  ['without an end', pass({ exp: undefined })],
  ['not valid yet', pass({ nbf: now() + 600 })],
  ['of a bad signature', `${pass().slice(0, -3)}AAA`],
  ['of another key', pass({}, {}, 'another secret that is as long as this one')],
  ['without a signature', pass().replace(/[^.]+$/, '')],
  ['of no algorithm', `${encoded({ alg: 'none' })}.${encoded(claims())}.`],
  ['of an algorithm that is not taken', withSecret(secret, { ...header, alg: 'HS512' }, claims(), 'sha512')],
  ['of a wrong iss', pass({ iss: 'issuer/' })],
  ['without iss', pass({ iss: undefined })],
  ['of a wrong aud', pass({ aud: 'other' })],
  ['of a list of auds without ours', pass({ aud: ['other', 'matrix2'] })],
  ['of a wrong typ', pass({}, { typ: 'logout+jwt' })],
  ['of a critical extension', pass({}, { crit: ['exp'] })],
  ['that brings its key', pass({}, { jku: 'https://evil.example/keys' })],
  ['of a type that is none', pass({}, { typ: 7 })],
  ['with a claim twice', withSecret(secret, header, JSON.stringify(claims()).replace('{', '{"sub":"chief",'))],
  ['of nobody', pass({ sub: undefined })],
  ['that was taken back', pass({ jti: 'revoked' })],
  ['that is no JSON Web Token', 'abc'],
  ['of five parts', 'a.b.c.d.e'],
  ['longer than 8 KB', pass({ long: 'x'.repeat(6200) })],
];

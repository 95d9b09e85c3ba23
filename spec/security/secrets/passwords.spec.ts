import { scryptSync } from 'node:crypto';
import fc from 'fast-check';
import { TenonError } from 'tenon';
import { hashPassword, isHashable, needsRehash, verifyPassword, type PasswordOptions } from 'tenon/security';
import { argon2Of } from '../../../src/security/secrets/argon2.js';

const cheap = { ln: 4, r: 1, p: 1 } as const;
const cheapArgon2 = { algorithm: 'argon2id', m: 8, t: 1, p: 1 } as const;

describe.each<[string, PasswordOptions, RegExp]>([
  ['scrypt', cheap, /^\$scrypt\$ln=4,r=1,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/],
  ['argon2id', cheapArgon2, /^\$argon2id\$v=19\$m=8,t=1,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/],
])('a password hashed by %s', (_, options, form) => {
  it('is text in the PHC string format, with another salt each time', async () => {
    const [one, other] = [await hashPassword('swordfish', options), await hashPassword('swordfish', options)];
    expect(one).toMatch(form);
    expect(other).not.toBe(one);
  });

  it('is known again, and no other one is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), async (password, other) => {
        const hash = await hashPassword(password, options);
        expect(await verifyPassword(password, hash)).toBe(true);
        expect(await verifyPassword(other, hash)).toBe(other.normalize('NFKC') === password.normalize('NFKC'));
      }),
      { numRuns: 40 },
    );
  });

  it('is the same however its characters are composed', async () => {
    const hash = await hashPassword('Zoe\u0308 \ufb01ve', options);
    expect(await verifyPassword('Zo\u00eb five', hash)).toBe(true);
    expect(await verifyPassword('Zoe five', hash)).toBe(false);
  });

  it("is nobody's where there is no hash", async () => {
    expect(await verifyPassword('swordfish', undefined, options)).toBe(false);
    expect(await verifyPassword('swordfish', null, options)).toBe(false);
    expect(await verifyPassword('swordfish', '', options)).toBe(false);
  });

  it('may have 1,024 bytes, and no more', async () => {
    const longest = 'é'.repeat(512);
    const hash = await hashPassword(longest, options);
    expect(await verifyPassword(longest, hash)).toBe(true);
    for (const password of [`${longest}x`, '€'.repeat(342), 'x'.repeat(1_000_000)]) {
      await expect(hashPassword(password, options)).rejects.toMatchObject({ code: 'PASSWORD_UNFIT' });
      expect(await verifyPassword(password, hash)).toBe(false);
    }
  });

  it('is Unicode text', async () => {
    await expect(hashPassword('half \ud800', options)).rejects.toMatchObject({ code: 'PASSWORD_UNFIT' });
    expect(await verifyPassword('half \ud800', await hashPassword('half \ufffd', options))).toBe(false);
  });

  it.each([
    ['', true],
    ['x'.repeat(1_024), true],
    ['x'.repeat(1_025), false],
    // One sign, which NFKC writes in 18.
    ['\ufdfa'.repeat(31), true],
    ['\ufdfa'.repeat(32), false],
    ['half \ud800', false],
    ['whole \u{1f600}', true],
  ])('can be hashed or not, as is said beforehand: %j', async (password, isFit) => {
    expect(isHashable(password)).toBe(isFit);
    const hashed = hashPassword(password, options);
    if (isFit) expect(await verifyPassword(password, await hashed)).toBe(true);
    else await expect(hashed).rejects.toMatchObject({ code: 'PASSWORD_UNFIT' });
  });
});

describe('the cost of a hash', () => {
  it('is what OWASP recommends, where nothing is said', async () => {
    expect(await hashPassword('swordfish')).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$/);
    expect(await hashPassword('swordfish', { algorithm: 'argon2id' })).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });

  it('decides on whether to hash anew', async () => {
    const hash = await hashPassword('swordfish', cheap);
    expect(needsRehash(hash, cheap)).toBe(false);
    expect(needsRehash(hash)).toBe(true);
    expect(needsRehash(hash, { ...cheap, r: 2 })).toBe(true);
    expect(needsRehash(hash, cheapArgon2)).toBe(true);
    expect(needsRehash(await hashPassword('swordfish', cheapArgon2), cheapArgon2)).toBe(false);
  });

  it('is no matter to the check, which reads it from the hash', async () => {
    expect(await verifyPassword('swordfish', await hashPassword('swordfish', cheap), cheapArgon2)).toBe(true);
  });

  it.each<[PasswordOptions, string]>([
    [{ ln: 0 }, 'ln is 0'],
    [{ ln: 21 }, 'ln is 21'],
    [{ ln: 16.5 }, 'ln is 16.5'],
    [{ r: 33 }, 'r is 33'],
    [{ p: 17 }, 'p is 17'],
    [{ ln: 16, r: 1 }, 'ln is 16, where a number less than 16 times r belongs'],
    [{ ln: 20, r: 8 }, 'the cost is ln=20,r=8,p=1, where one of 512 MiB'],
    [{ ln: 19, r: 8, p: 5 }, 'the cost is ln=19,r=8,p=5, where one of 2^24'],
    [{ algorithm: 'argon2id', m: 7 }, 'm is 7, where a whole number from 8'],
    [{ algorithm: 'argon2id', m: 524_289 }, 'm is 524289'],
    [{ algorithm: 'argon2id', t: 65 }, 't is 65'],
    [{ algorithm: 'argon2id', p: 0 }, 'p is 0'],
    [{ algorithm: 'argon2id', m: 524_288, t: 9 }, 'the cost is m=524288,t=9,p=1'],
    [{ algorithm: 'bcrypt' } as never, "algorithm is bcrypt, where 'scrypt' or 'argon2id' belongs"],
  ])('is refused out of range: %j', async (options, said) => {
    await expect(hashPassword('swordfish', options)).rejects.toMatchObject({
      code: 'OPTION_INVALID',
      message: expect.stringContaining(said),
    });
    expect(() => needsRehash('$scrypt$ln=4,r=1,p=1$c2FsdHNhbHQ$aGFzaGhhc2hoYXNoaGFzaA', options)).toThrow(TenonError);
  });
});

describe('hashes of others', () => {
  it('are known: RFC 7914 says what scrypt gives', async () => {
    // Section 12, the third of its vectors, cut to 64 bytes as it is there.
    const salt = Buffer.from('SodiumChloride');
    const hash = scryptSync('pleaseletmein', salt, 64, { N: 16_384, r: 8, p: 1 });
    expect(hash.toString('hex')).toMatch(/^7023bdcb3afd7348461c06cd81fd38eb/);
    const text = `$scrypt$ln=14,r=8,p=1$${unpadded(salt)}$${unpadded(hash)}`;
    expect(await verifyPassword('pleaseletmein', text)).toBe(true);
    expect(await verifyPassword('pleaseletmeout', text)).toBe(false);
  });

  it('are known: what the reference program of argon2 gives', async () => {
    // echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32
    const text = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    expect(await verifyPassword('password', text)).toBe(true);
    expect(await verifyPassword('Password', text)).toBe(false);
  });

  const salt = 'c2FsdHNhbHQ';
  const hash = 'aGFzaGhhc2hoYXNoaGFzaA';
  it.each([
    ['swordfish', 'no hash of scrypt or argon2id'],
    ['$2b$12$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW', 'bcrypt'],
    ['$2y$10$R9h/cIPz0gi.URNNX3kh2OPST9/PgBkqquzi.Ss7KIUgO2t0jWMUW', 'bcrypt'],
    [`$argon2i$v=19$m=64,t=1,p=1$${salt}$${hash}`, 'only argon2id'],
    [`$argon2d$v=19$m=64,t=1,p=1$${salt}$${hash}`, 'only argon2id'],
    [`$argon2id$v=16$m=64,t=1,p=1$${salt}$${hash}`, 'version 19'],
    [`$argon2id$m=64,t=1,p=1$${salt}$${hash}`, 'version 19'],
    [`$scrypt$r=8,ln=4,p=1$${salt}$${hash}`, 'no hash of scrypt'],
    [`$scrypt$ln=04,r=8,p=1$${salt}$${hash}`, 'no hash of scrypt'],
    [`$scrypt$ln=4,r=8,p=1$${salt}$${hash}$`, 'no hash of scrypt'],
    [`$scrypt$ln=4,r=8,p=1$${salt}$${'A'.repeat(600)}`, 'no hash of scrypt'],
    [`$scrypt$ln=31,r=8,p=1$${salt}$${hash}`, 'ln is 31'],
    [`$scrypt$ln=4294967296,r=8,p=1$${salt}$${hash}`, 'ln is 4294967296'],
    [`$scrypt$ln=20,r=32,p=1$${salt}$${hash}`, '512 MiB'],
    [`$argon2id$v=19$m=4194304,t=1,p=1$${salt}$${hash}`, 'm is 4194304'],
    [`$argon2id$v=19$m=64,t=4000000000,p=1$${salt}$${hash}`, 't is 4000000000'],
    [`$scrypt$ln=4,r=8,p=1$${salt}$aGFzaA`, 'hash has 4 bytes'],
    [`$scrypt$ln=4,r=8,p=1$c2Fs$${hash}`, 'salt has 3 bytes'],
    [`$scrypt$ln=4,r=8,p=1$${salt}$${'A'.repeat(88)}`, 'hash has 66 bytes'],
    [`$scrypt$ln=4,r=8,p=1$c2FsdHNhbHR$${hash}`, 'salt is not base64'],
  ])('are refused, and not told: %s', async (text, said) => {
    await expect(verifyPassword('swordfish', text, cheap)).rejects.toMatchObject({
      code: 'PASSWORD_HASH_UNREADABLE',
      message: expect.stringContaining(said),
    });
    expect(() => needsRehash(text)).toThrow(said);
    await expect(verifyPassword('swordfish', text, cheap)).rejects.not.toThrow(text);
  });

  it('that cannot be read take as long as none', async () => {
    const cost = { ln: 14, r: 8, p: 1 } as const;
    const timed = async (hash: string | undefined) => {
      const start = performance.now();
      await verifyPassword('swordfish', hash, cost).catch(() => undefined);
      return performance.now() - start;
    };
    await timed(undefined);
    expect(await timed('$2b$12$swordfish')).toBeGreaterThan((await timed(undefined)) / 4);
  });

  it('of any text are read or refused, and nothing else', async () => {
    const near = fc.stringMatching(/^\$(?:scrypt|argon2id)\$[\w=,$+/]{0,40}$/);
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ minLength: 1 }), near), async (text) => {
        await expect(verifyPassword('swordfish', text, cheap)).rejects.toMatchObject({ code: 'PASSWORD_HASH_UNREADABLE' });
      }),
    );
  });
});

describe('argon2id without its package', () => {
  it('says what to install', async () => {
    const loading = argon2Of(() => import('@node-rs/argon2-that-is-not-there' as never));
    await expect(loading).rejects.toMatchObject({
      code: 'ARGON2_MISSING',
      message: expect.stringContaining('npm install @node-rs/argon2'),
    });
  });
});

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

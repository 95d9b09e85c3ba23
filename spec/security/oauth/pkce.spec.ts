import fc from 'fast-check';
import { isPkceChallenge, pkceChallenge, pkceVerifier, verifyPkce } from 'tenon/security';

// RFC 7636, appendix B.
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';

const unreserved = fc.stringMatching(/^[A-Za-z0-9._~-]{43,128}$/);

describe('PKCE', () => {
  it('gives what RFC 7636 gives', () => {
    expect(pkceChallenge(verifier)).toBe(challenge);
    expect(verifyPkce(verifier, challenge, 'S256')).toBe(true);
  });

  it('knows every verifier by its challenge, and no other one', () => {
    fc.assert(
      fc.property(unreserved, unreserved, (one, other) => {
        const challenge = pkceChallenge(one);
        return isPkceChallenge(challenge) && verifyPkce(one, challenge, 'S256') && verifyPkce(other, challenge, 'S256') === (one === other);
      }),
    );
  });

  it('makes verifiers of 43 characters, another one each time', () => {
    const all = Array.from({ length: 50 }, () => pkceVerifier());
    expect(new Set(all).size).toBe(50);
    for (const one of all) expect(verifyPkce(one, pkceChallenge(one), 'S256')).toBe(true);
  });

  it.each(['plain', undefined, '', 's256', 'S512'])('has no method %p', (method) => {
    expect(verifyPkce(verifier, challenge, method)).toBe(false);
    expect(verifyPkce(verifier, verifier, method)).toBe(false);
  });

  it.each([
    ['42 characters', 'a'.repeat(42)],
    ['129 characters', 'a'.repeat(129)],
    ['no characters', ''],
    ['a space', `${'a'.repeat(50)} `],
    ['a plus', `${'a'.repeat(50)}+`],
    ['a letter that is no ASCII', `${'a'.repeat(50)}é`],
    ['a line end', `${'a'.repeat(50)}\n`],
  ])('takes no verifier with %s', (_, text) => {
    expect(() => pkceChallenge(text)).toThrow(RangeError);
    expect(verifyPkce(text, challenge, 'S256')).toBe(false);
  });

  it.each(['', `${challenge}=`, challenge.slice(1), `${challenge}A`, `${challenge.slice(0, -1)}N`, `${challenge}\n`])(
    'takes no challenge %p',
    (text) => {
      expect(isPkceChallenge(text)).toBe(false);
      expect(verifyPkce(verifier, text, 'S256')).toBe(false);
    },
  );
});

import { apiKeyAuth, basicAuth, digestAuth, sessionAuth, sessions } from 'tenon';
import { tokenEndpoint } from 'tenon/security';

const session = sessions({ keys: ['a-key-of-thirty-two-bytes-or-more'] });
const verify = () => 'x';

describe('an option that there is not', () => {
  it.each<[string, string, (unknown: object) => unknown, object]>([
    ['basicAuth()', 'realm', (o) => basicAuth({ verify, ...o }), { relm: 'x' }],
    ['apiKeyAuth()', 'verify', (o) => apiKeyAuth({ in: 'header', name: 'X', verify, ...o }), { verfy: verify }],
    ['digestAuth()', 'nonceLifetime', (o) => digestAuth({ realm: 'r', users: {}, ...o }), { nonceLifeTime: 5 }],
    ['sessionAuth()', 'autoError', (o) => sessionAuth({ session, principal: verify, ...o }), { autoErorr: false }],
    [
      'tokenEndpoint()',
      'revoked',
      (o) => tokenEndpoint({ grants: { password: () => undefined }, accessToken: verify, expiresIn: 5, ...o }),
      { revoke: verify },
    ],
  ])('of %s is refused, with the one that was meant: %s', (where, meant, make, unknown) => {
    expect(() => make({})).not.toThrow();
    const message: unknown = expect.stringMatching(
      new RegExp(`${where.replace('()', '')}.*${Object.keys(unknown)[0] ?? ''}.*${meant}`, 's'),
    );
    expect(() => make(unknown)).toThrow(expect.objectContaining({ code: 'OPTION_UNKNOWN', message }));
  });

  it('of the wrong kind is refused, and no key is told', () => {
    expect(() => apiKeyAuth({ in: 'body' as never, name: 'X', verify })).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }));
    expect(() => basicAuth({ verify, autoError: 'no' as never })).toThrow(expect.objectContaining({ code: 'OPTION_INVALID' }));
    expect(() => apiKeyAuth({ in: 'header', name: 'X', keys: [{ digest: 'swordfish' }] })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('swordfish') as string }),
    );
  });
});

import { jwtBearer, oauth2PasswordBearer, type JwtPrincipal } from 'tenon';
import { signJwt } from 'tenon/security';
import { tokenKey } from '../settings.js';
import { scopes, type Scope } from './scopes.js';

const key = tokenKey.reveal();
const parties = { issuer: 'https://shop.example', audience: 'https://shop.example' } as const;

/** Seconds that an access token is good for: what was granted cannot be taken back before. */
export const accessSeconds = 600;

/** Who asks, by the access token of the request: its `subject` is the id of an account. */
export const currentMember = jwtBearer({
  ...parties,
  algorithms: ['HS256'],
  keys: key,
  realm: 'shop',
  scheme: oauth2PasswordBearer({ tokenUrl: '/token', refreshUrl: '/token', scopes }),
  schemeName: 'Member',
  description:
    'Log in with the e-mail address and the password of an account. Without a choice of scopes, a token has all that the account may have.',
});

/** An access token that `currentMember` takes. */
export function accessTokenFor(accountId: string, granted: readonly string[]): Promise<string> {
  const scope = granted.join(' ');
  return signJwt({ scope }, { ...parties, key, algorithm: 'HS256', subject: accountId, jwtId: true, expiresIn: accessSeconds });
}

/** Whether a member may deal with what belongs to an account: whose it is, and the staff. */
export function mayDealWith({ subject, scopes }: Pick<JwtPrincipal, 'subject' | 'scopes'>, accountId: string): boolean {
  return subject === accountId || scopes.includes('customers:all' satisfies Scope);
}

import type { JwtPrincipal } from 'tenon';
import { override, type Override } from 'tenon/testing';
import { accessTokenFor, currentMember } from '../access/member.js';
import { scopesOfRole, type Scope } from '../access/scopes.js';
import { clerk, customer } from '../seed.js';

/** What a request of somebody carries, with a token that was never asked for. */
export async function headersOf(accountId: string, granted: readonly Scope[] = scopesOfRole.customer): Promise<{ authorization: string }> {
  return { authorization: `Bearer ${await accessTokenFor(accountId, granted)}` };
}

export const customerHeaders = () => headersOf(customer.id);
export const clerkHeaders = () => headersOf(clerk.id, scopesOfRole.staff);

/** Every request is of this account, with or without a token: for specs that are about something else. */
export function loggedInAs(accountId: string, granted: readonly Scope[]): Override {
  const me: JwtPrincipal = { subject: accountId, scopes: granted, claims: { sub: accountId, exp: Number.MAX_SAFE_INTEGER }, token: '' };
  return override(currentMember).with(() => me);
}

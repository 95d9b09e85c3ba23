import { tokenEndpoint } from 'tenon/security';
import { loginsPerAccount } from '../access/limits.js';
import { accessSeconds, accessTokenFor } from '../access/member.js';
import { scopesOfRole } from '../access/scopes.js';
import { Logins } from './logins.js';
import { REFRESH_TOKENS } from './refresh-tokens.js';

/** Where the shop's own pages get their tokens (RFC 6749). */
export const accessTokens = tokenEndpoint({
  inputs: { logins: Logins, attempts: loginsPerAccount, refreshTokens: REFRESH_TOKENS },
  grants: {
    password: async ({ username, password }, { logins, attempts }) => {
      const email = username.toLowerCase();
      await attempts.consume(email);
      const account = await logins.accountOf(email, password);
      if (account === undefined) return undefined;
      await attempts.reset(email);
      return { subject: account.id, scopes: scopesOfRole[account.role] };
    },
    refresh_token: ({ refreshTokens }) => refreshTokens,
  },
  accessToken: ({ subject, scopes }) => accessTokenFor(subject, scopes),
  expiresIn: accessSeconds,
});

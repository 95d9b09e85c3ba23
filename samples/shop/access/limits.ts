import { attemptLimit, rateLimit } from 'tenon';

/** How often anybody may guess: at the password of one account, from one address. */
export const limits = {
  perAccount: { name: 'logins to an account', limit: 5, windowSeconds: 15 * 60 },
  perAddress: { name: 'failed logins', limit: 30, windowSeconds: 15 * 60, failuresOnly: true },
  accountsPerAddress: { name: 'new accounts', limit: 30, windowSeconds: 60 * 60 },
} as const;

export const loginsPerAccount = attemptLimit(limits.perAccount);
export const loginsPerAddress = rateLimit(limits.perAddress);
export const accountsPerAddress = rateLimit(limits.accountsPerAddress);

import { body, dependency } from 'tenon';
import { hashPassword } from 'tenon/security';
import { ShopSettings } from '../settings.js';
import { NewAccount } from './new-account.js';

/** What an account is opened with: the hash stands in place of the password. */
export interface Registration extends Pick<NewAccount, 'email' | 'name'> {
  readonly passwordHash: string;
}

/** Hashes the password. A handler asks for it first, so that no transaction waits meanwhile. */
export const registration = dependency(
  { account: body(NewAccount), settings: ShopSettings },
  async ({ account: { email, name, password }, settings }): Promise<Registration> => ({
    email,
    name,
    passwordHash: await hashPassword(password, settings.hashing),
  }),
);

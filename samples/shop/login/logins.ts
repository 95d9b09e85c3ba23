import { inject } from 'inversify';
import { Injectable } from 'tenon';
import { verifyPassword } from 'tenon/security';
import { ACCOUNT_READER, type AccountReader, type StoredAccount } from '../accounts/accounts.js';
import { ShopSettings } from '../settings.js';

/** Knows whose name and password these are. No transaction waits meanwhile: a password takes a while. */
@Injectable()
export class Logins {
  constructor(
    @inject(ACCOUNT_READER) private readonly accounts: AccountReader,
    private readonly settings: ShopSettings,
  ) {}

  /** Undefined for a wrong password, and, after just as long, for an address that has no account. */
  async accountOf(email: string, password: string): Promise<StoredAccount | undefined> {
    const account = await this.accounts.findByEmail(email);
    const isRight = await verifyPassword(password, account?.passwordHash, this.settings.hashing);
    return isRight ? account : undefined;
  }
}

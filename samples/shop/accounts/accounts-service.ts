import { randomUUID } from 'node:crypto';
import { inject } from 'inversify';
import { Injectable } from 'tenon';
import { found } from '../shared/found.js';
import { ACCOUNTS, type Accounts, type StoredAccount } from './accounts.js';
import { AccountNotFound, EmailTaken } from './problems.js';
import type { Registration } from './registration.js';

/** Opens accounts, and finds them for those who need one in their transaction. */
@Injectable({ scope: 'request' })
export class AccountsService {
  constructor(@inject(ACCOUNTS) private readonly accounts: Accounts) {}

  /** Throws `EmailTaken`. */
  async open({ email, name, passwordHash }: Registration): Promise<StoredAccount> {
    const account: StoredAccount = { id: randomUUID(), email: email.toLowerCase(), name, note: '', passwordHash, role: 'customer' };
    if (!(await this.accounts.add(account))) throw new EmailTaken();
    return account;
  }

  /** Throws `AccountNotFound`. */
  async get(accountId: string): Promise<StoredAccount> {
    return found(await this.accounts.find(accountId), AccountNotFound);
  }
}

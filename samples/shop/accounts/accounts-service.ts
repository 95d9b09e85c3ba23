import { randomUUID } from 'node:crypto';
import { inject } from 'inversify';
import { HttpException, Injectable } from 'tenon';
import { found } from '../shared/found.js';
import { ACCOUNTS, type Account, type Accounts } from './accounts.js';
import type { NewAccount } from './new-account.js';

/** Opens accounts, and finds them for those who need one in their transaction. */
@Injectable({ scope: 'request' })
export class AccountsService {
  constructor(@inject(ACCOUNTS) private readonly accounts: Accounts) {}

  /** Throws 409 when the e-mail address has an account. */
  async open({ email, name }: NewAccount): Promise<Account> {
    const account: Account = { id: randomUUID(), email: email.toLowerCase(), name };
    if (!(await this.accounts.add(account))) throw new HttpException(409, 'This e-mail address has an account');
    return account;
  }

  /** Throws 404. */
  async get(accountId: string): Promise<Account> {
    return found(await this.accounts.find(accountId), 'Account');
  }
}

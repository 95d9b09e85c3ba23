import type { Queries } from '../database/database.js';
import type { Accounts, StoredAccount } from './accounts.js';

/** The accounts in the database. */
export class SqlAccounts implements Accounts {
  constructor(private readonly queries: Queries) {}

  find(id: string): Promise<StoredAccount | undefined> {
    return this.queries.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst();
  }

  findByEmail(email: string): Promise<StoredAccount | undefined> {
    return this.queries.selectFrom('accounts').selectAll().where('email', '=', email).executeTakeFirst();
  }

  async add(account: StoredAccount): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.queries
      .insertInto('accounts')
      .values(account)
      .onConflict((conflict) => conflict.column('email').doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }
}

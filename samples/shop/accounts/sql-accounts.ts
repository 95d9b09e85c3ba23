import type { Queries } from '../database/database.js';
import type { Account, Accounts } from './accounts.js';

/** The accounts in the database. */
export class SqlAccounts implements Accounts {
  constructor(private readonly queries: Queries) {}

  find(id: string): Promise<Account | undefined> {
    return this.queries.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst();
  }

  async add(account: Account): Promise<boolean> {
    const { numInsertedOrUpdatedRows } = await this.queries
      .insertInto('accounts')
      .values(account)
      .onConflict((conflict) => conflict.column('email').doNothing())
      .executeTakeFirst();
    return numInsertedOrUpdatedRows === 1n;
  }
}

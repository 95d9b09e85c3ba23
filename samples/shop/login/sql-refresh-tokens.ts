import type { Selectable, Transaction } from 'kysely';
import type { RefreshTokenStore, StoredRefreshToken } from 'tenon/security';
import type { Database } from '../database/database.js';
import type { Tables } from '../database/tables.js';

/**
 * The refresh tokens in the database: a row for each login, and a row for each token that has come of it.
 *
 * Each step is a transaction of its own, and not the request's: that a stolen token was noticed stays written, whatever becomes of the request.
 */
export class SqlRefreshTokens implements RefreshTokenStore {
  constructor(private readonly database: Database) {}

  async add({ digest, family, subject, scopes, expiresAt }: StoredRefreshToken): Promise<void> {
    const login = { id: family, accountId: subject, scopes: scopes.join(' '), expiresAt: new Date(expiresAt).toISOString() };
    await this.#write(async (transaction) => {
      await transaction.deleteFrom('logins').where('expiresAt', '<', new Date().toISOString()).execute();
      await transaction.insertInto('logins').values(login).execute();
      await transaction.insertInto('refreshTokens').values({ digest, loginId: family }).execute();
    });
  }

  async find(digest: string): Promise<StoredRefreshToken | undefined> {
    const found = await this.database.reader
      .selectFrom('refreshTokens')
      .innerJoin('logins', 'logins.id', 'refreshTokens.loginId')
      .selectAll('logins')
      .where('digest', '=', digest)
      .where('revokedAt', 'is', null)
      .executeTakeFirst();
    return found && storedToken(digest, found);
  }

  replace(digest: string, next: StoredRefreshToken): Promise<boolean> {
    return this.#write(async (transaction) => {
      const { numUpdatedRows } = await transaction
        .updateTable('refreshTokens')
        .set({ usedAt: new Date().toISOString() })
        .where('digest', '=', digest)
        .where('usedAt', 'is', null)
        .where('loginId', 'in', (query) => query.selectFrom('logins').select('id').where('revokedAt', 'is', null))
        .executeTakeFirst();
      if (numUpdatedRows !== 1n) return false;
      await transaction.insertInto('refreshTokens').values({ digest: next.digest, loginId: next.family }).execute();
      return true;
    });
  }

  async revoke(family: string): Promise<void> {
    await this.#write((transaction) =>
      transaction.updateTable('logins').set({ revokedAt: new Date().toISOString() }).where('id', '=', family).execute(),
    );
  }

  #write<T>(work: (transaction: Transaction<Tables>) => Promise<T>): Promise<T> {
    return this.database.writer.transaction().execute(work);
  }
}

function storedToken(digest: string, { id, accountId, scopes, expiresAt }: Selectable<Tables['logins']>): StoredRefreshToken {
  return { digest, family: id, subject: accountId, scopes: scopes.split(' '), clientId: undefined, expiresAt: Date.parse(expiresAt) };
}

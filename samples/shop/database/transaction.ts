import type { Transaction } from 'kysely';
import type { Database } from './database.js';
import type { Tables } from './tables.js';

/**
 * The transaction of one request. It begins when the first repository is made, after everything the client sent was found valid,
 * and is committed before the answer is sent: a client that reads "201" reads the truth. Any failure of the request takes it back.
 */
export async function* transaction({ writer }: Database): AsyncGenerator<Transaction<Tables>, void, void> {
  const begun = await writer.startTransaction().execute();
  try {
    yield begun;
    await begun.commit().execute();
  } catch (error) {
    await begun.rollback().execute();
    throw error;
  }
}

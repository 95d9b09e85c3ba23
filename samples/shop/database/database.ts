import type { Kysely, Transaction } from 'kysely';
import { token } from 'tenon';
import type { Tables } from './tables.js';

/** Where queries go: straight to the database, or into a transaction. */
export type Queries = Kysely<Tables>;

/** The open database. On SQLite the two are connections of their own, on PostgreSQL they are one pool. */
export interface Database {
  /** For queries that stand alone: they see what is committed, and wait for nobody who writes. */
  readonly reader: Queries;
  /** Where transactions begin: one at a time on SQLite, one for each connection of the pool on PostgreSQL. */
  readonly writer: Queries;
  close(): Promise<void>;
}

/** Which database to open. */
export interface DatabaseSettings {
  /** `sqlite:` and the path of a file, or the `postgres://` address of a server. */
  readonly url: string;
}

export const DATABASE_SETTINGS = token<DatabaseSettings>('DatabaseSettings');
export const DATABASE = token<Database>('Database');

/** For reading without a transaction. */
export const READER = token<Queries>('Reader');

/** The request's transaction: whoever asks for it within one request gets the same one. */
export const TRANSACTION = token<Transaction<Tables>>('Transaction');

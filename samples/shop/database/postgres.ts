import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import type { Database } from './database.js';
import type { Tables } from './tables.js';

/** Opens a pool of connections to a PostgreSQL server; each transaction has one of them to itself. */
export function openPostgres(url: string): Database {
  const pool = new Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5_000 });
  // A connection that breaks fails the query that runs on it and leaves the pool; an unheard "error" event would end the process besides.
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  const database = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin()] });
  return { reader: database, writer: database, close: () => database.destroy() };
}

function ignore(): void {}

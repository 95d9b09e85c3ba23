import type { Database, DatabaseSettings } from './database.js';
import { migrate } from './migrations.js';
import { openPostgres } from './postgres.js';
import { openSqlite } from './sqlite.js';

/** The database for as long as the application runs: open, and with its tables up to date. */
export async function* openDatabase({ url }: DatabaseSettings): AsyncGenerator<Database, void, void> {
  const database = open(url);
  try {
    await migrate(database.writer);
    yield database;
  } finally {
    await database.close();
  }
}

function open(url: string): Database {
  const [, scheme, rest = ''] = /^(\w+):(.*)$/.exec(url) ?? [];
  if (scheme === 'sqlite' && rest !== '') return openSqlite(rest);
  if (scheme === 'postgres' || scheme === 'postgresql') return openPostgres(url);
  throw new Error('The database URL is neither "sqlite:path/of/a/file" nor "postgres://user@host/database".');
}

import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CamelCasePlugin, Kysely, SqliteAdapter, SqliteDialect, SqliteDriver } from 'kysely';
import Libsql from 'libsql';
import type { Database } from './database.js';
import type { Tables } from './tables.js';

/** Milliseconds that a transaction waits for one of another process. */
const patience = 5_000;

/**
 * Opens a SQLite file, which is made if it is not there.
 *
 * Each connection answers in the calling thread, in microseconds. The write-ahead log lets the reader go on while somebody writes.
 */
export function openSqlite(path: string): Database {
  mkdirSync(dirname(path), { recursive: true });
  const writer = connect(path, (connection) => connection.pragma('journal_mode = WAL'));
  const reader = connect(path, (connection) => connection.pragma('query_only = ON'));
  return {
    reader,
    writer,
    close: async () => {
      await reader.destroy();
      await writer.destroy();
    },
  };
}

function connect(path: string, prepare: (connection: Libsql.Database) => void): Kysely<Tables> {
  // SQLite's own waiting stops the whole process, so it is kept short; a transaction that begins waits longer, and stops nobody.
  const connection = new Libsql(path, { timeout: 50 });
  connection.pragma('foreign_keys = ON');
  prepare(connection);
  return new Kysely({ dialect: new LibsqlDialect(connection), plugins: [new CamelCasePlugin()] });
}

/**
 * Kysely's SQLite dialect hands its one connection to one transaction after the other: that is the lock within this process.
 * Towards other processes a transaction takes SQLite's write lock when it begins, because one that began by reading may be refused it later.
 */
class LibsqlDialect extends SqliteDialect {
  constructor(private readonly connection: Libsql.Database) {
    super({ database: connection });
  }

  override createDriver(): SqliteDriver {
    return new LibsqlDriver(this.connection);
  }

  override createAdapter(): SqliteAdapter {
    return new LibsqlAdapter();
  }
}

class LibsqlDriver extends SqliteDriver {
  constructor(private readonly connection: Libsql.Database) {
    super({ database: connection });
  }

  override async beginTransaction(): Promise<void> {
    const until = Date.now() + patience;
    for (;;) {
      try {
        // Not as a prepared statement: libsql leaves one that was refused open, and the commit fails because of it.
        this.connection.exec('begin immediate');
        return;
      } catch (error) {
        if (!isBusy(error) || Date.now() > until) throw error;
        await sleep(10);
      }
    }
  }
}

/** SQLite takes back `create table` like any other statement, so the migrations run in one transaction. */
class LibsqlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Libsql.SqliteError && error.code.startsWith('SQLITE_BUSY');
}

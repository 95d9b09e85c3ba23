import { Migrator, sql, type Kysely, type Migration } from 'kysely';

/** How the tables came about, step by step; what has been released is never edited, only followed by another step. */
const migrations: Readonly<Record<string, Migration>> = {
  '0001-shop': {
    async up(database: Kysely<unknown>) {
      const { schema } = database;
      await schema
        .createTable('accounts')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('email', 'text', (column) => column.notNull().unique())
        .addColumn('name', 'text', (column) => column.notNull())
        .execute();
      await schema
        .createTable('books')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('title', 'text', (column) => column.notNull())
        .addColumn('author', 'text', (column) => column.notNull())
        .addColumn('price_cents', 'integer', (column) => column.notNull())
        .addColumn('stock', 'integer', (column) => column.notNull().check(sql`stock >= 0`))
        .execute();
      await schema.createIndex('books_by_title').on('books').columns(['title', 'id']).execute();
      await schema
        .createTable('orders')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
        .addColumn('status', 'text', (column) => column.notNull())
        .addColumn('placed_at', 'text', (column) => column.notNull())
        .execute();
      await schema
        .createTable('order_lines')
        .addColumn('order_id', 'text', (column) => column.notNull().references('orders.id'))
        .addColumn('book_id', 'text', (column) => column.notNull().references('books.id'))
        .addColumn('title', 'text', (column) => column.notNull())
        .addColumn('quantity', 'integer', (column) => column.notNull())
        .addColumn('price_cents', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('order_lines_key', ['order_id', 'book_id'])
        .execute();
    },
  },
  '0002-account-notes': {
    async up({ schema }: Kysely<unknown>) {
      await schema
        .alterTable('accounts')
        .addColumn('note', 'text', (column) => column.notNull().defaultTo(''))
        .execute();
    },
  },
  '0003-passwords': {
    async up({ schema }: Kysely<unknown>) {
      // Those who had an account before there were passwords have none, and cannot log in.
      await schema.alterTable('accounts').addColumn('password_hash', 'text').execute();
      await schema
        .alterTable('accounts')
        .addColumn('role', 'text', (column) => column.notNull().defaultTo('customer'))
        .execute();
      await schema
        .createTable('logins')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('account_id', 'text', (column) => column.notNull().references('accounts.id'))
        .addColumn('scopes', 'text', (column) => column.notNull())
        .addColumn('expires_at', 'text', (column) => column.notNull())
        .addColumn('revoked_at', 'text')
        .execute();
      await schema
        .createTable('refresh_tokens')
        .addColumn('digest', 'text', (column) => column.primaryKey())
        .addColumn('login_id', 'text', (column) => column.notNull().references('logins.id').onDelete('cascade'))
        .addColumn('used_at', 'text')
        .execute();
      await schema.createIndex('refresh_tokens_by_login').on('refresh_tokens').column('login_id').execute();
    },
  },
};

/** Brings the tables up to date: all steps that are missing, or none. */
export async function migrate<T>(database: Kysely<T>): Promise<void> {
  const migrator = new Migrator({ db: database, provider: { getMigrations: async () => migrations } });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw error;
}

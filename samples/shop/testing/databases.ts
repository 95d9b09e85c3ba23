import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

/** An empty database for one spec. */
export interface TestDatabase {
  readonly url: string;
  drop(): Promise<void>;
}

/** Where empty databases come from. */
export interface DatabaseKind {
  readonly name: string;
  /** Whether several transactions can write at once. */
  readonly parallel: boolean;
  /** Why there is none on this machine. */
  readonly missing: string | undefined;
  create(): Promise<TestDatabase>;
}

const server = process.env.SHOP_TEST_POSTGRES_URL;

export const sqlite: DatabaseKind = {
  name: 'SQLite',
  parallel: false,
  missing: undefined,
  async create() {
    const folder = await mkdtemp(join(tmpdir(), 'shop-'));
    return { url: `sqlite:${join(folder, 'shop.sqlite')}`, drop: () => rm(folder, { recursive: true }) };
  },
};

export const postgres: DatabaseKind = {
  name: 'PostgreSQL',
  parallel: true,
  missing: server === undefined ? 'SHOP_TEST_POSTGRES_URL names no server' : undefined,
  async create() {
    const name = `shop_${randomUUID().replaceAll('-', '')}`;
    await administer(`create database ${name}`);
    const url = new URL(server ?? '');
    url.pathname = name;
    return { url: url.href, drop: () => administer(`drop database ${name} with (force)`) };
  },
};

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Both kinds; says which one is not there. */
export const databases: readonly DatabaseKind[] = [sqlite, postgres];

for (const { name, missing } of databases) if (missing !== undefined) process.stderr.write(`Skipping the shop on ${name}: ${missing}.\n`);

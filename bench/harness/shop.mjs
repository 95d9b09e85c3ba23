import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'tenon-bench-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** What samples/shop wants to be told in production. */
export const shopEnvironment = {
  DATABASE_URL: `sqlite:${join(folder, 'shop.sqlite')}`,
  TOKEN_KEY: 'a key that signs nothing but measurements',
};

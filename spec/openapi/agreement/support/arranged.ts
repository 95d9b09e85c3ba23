import type { Application } from 'tenon';
import { testApp, type Override, type TestApp } from 'tenon/testing';
import { scopesOfRole } from '../../../../samples/shop/access/scopes.js';
import { clerk } from '../../../../samples/shop/seed.js';
import { sqlite } from '../../../../samples/shop/testing/databases.js';
import { openShop } from '../../../../samples/shop/testing/open-shop.js';
import { loggedInAs } from '../../../../samples/shop/testing/tokens.js';
import type { Sample } from './samples.js';

/** What is asked: a sample under test, in a way of its own or as somebody. */
export type Visited = Pick<TestApp, 'client' | 'close'>;

/** A sample, as it is opened to be asked. */
export interface Arranged extends Sample {
  readonly open: (app: Application) => Promise<Visited>;
}

type Openings = Readonly<Record<string, () => Promise<Visited>>>;

/** Samples that are opened in several ways, by the names of these: what only those who logged in can reach has to answer as it is described, too. */
const openings: Readonly<Record<string, Openings>> = {
  shop: { shop: () => shop(), 'shop/staff': () => shop(loggedInAs(clerk.id, scopesOfRole.staff)) },
};

async function shop(...changes: readonly Override[]): Promise<Visited> {
  const database = await sqlite.create();
  const opened = await openShop(database, { override: changes });
  return { client: opened.client, close: () => opened.close().finally(() => database.drop()) };
}

/** The ways in which a sample is asked. */
export function arranged(sample: Sample): Arranged[] {
  const ways: Record<string, Arranged['open']> = openings[sample.name] ?? { [sample.name]: (app) => testApp(app) };
  return Object.entries(ways).map(([name, open]) => ({ name, source: sample.source, load: () => sample.load(), open }));
}

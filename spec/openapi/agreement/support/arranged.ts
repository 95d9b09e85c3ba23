import type { Application } from 'tenon';
import { testApp, type Override, type TestApp } from 'tenon/testing';
import { scopesOfRole } from '../../../../samples/shop/access/scopes.js';
import { clerk } from '../../../../samples/shop/seed.js';
import { sqlite } from '../../../../samples/shop/testing/databases.js';
import { openShop } from '../../../../samples/shop/testing/open-shop.js';
import { loggedInAs } from '../../../../samples/shop/testing/tokens.js';
import type { Sample } from './samples.js';

/** What is asked: a sample under test, in a way of its own or as somebody. */
export interface Visited {
  readonly client: Pick<TestApp['client'], 'request'>;
  close(): Promise<void>;
}

/** A sample, as it is opened to be asked. */
export interface Arranged extends Sample {
  readonly open: (app: Application) => Promise<Visited>;
}

type Openings = Readonly<Record<string, Arranged['open']>>;
type Headers = Readonly<Record<string, string>>;

/** Samples that are opened in several ways, by the names of these: what only those who logged in can reach has to answer as it is described, too. */
const openings: Readonly<Record<string, Openings>> = {
  shop: { shop: () => shop(), 'shop/staff': () => shop(loggedInAs(clerk.id, scopesOfRole.staff)) },
  ...throughTheFront('security/front', { host: 'www.shop.example', 'x-forwarded-proto': 'https' }),
  ...throughTheFront('hosts/https', { 'x-forwarded-proto': 'https' }),
  ...throughTheFront('hosts/no_www', { host: 'www.loom.example' }),
  ...throughTheFront('hosts/stacked', { host: 'shop.example' }),
  ...throughTheFront('hosts/trusted', { host: 'museum.example' }),
  ...throughTheFront('hosts/www', { host: 'kiln.example' }),
};

/** What stands in front of an application answers for no operation: it is asked by who gets past it, over one proxy. */
function throughTheFront(name: string, headers: Headers): Record<string, Openings> {
  const open: Arranged['open'] = async (app) => {
    const t = await testApp(app, { options: { trustProxy: 1 } });
    const request: Visited['client']['request'] = (method, target, options) =>
      t.client.request(method, target, { ...options, headers: { ...headers, ...options?.headers } });
    return { client: { request }, close: () => t.close() };
  };
  return { [name]: { [name]: open } };
}

async function shop(...changes: readonly Override[]): Promise<Visited> {
  const database = await sqlite.create();
  const opened = await openShop(database, { override: changes });
  return { client: opened.client, close: () => opened.close().finally(() => database.drop()) };
}

/** The ways in which a sample is asked. */
export function arranged(sample: Sample): Arranged[] {
  const ways: Openings = openings[sample.name] ?? { [sample.name]: (app) => testApp(app) };
  return Object.entries(ways).map(([name, open]) => ({ name, source: sample.source, load: () => sample.load(), open }));
}

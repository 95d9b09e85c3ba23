import type { TestApp } from 'tenon/testing';
import { sqlite } from '../../../samples/shop/testing/databases.js';
import { openShop } from '../../../samples/shop/testing/open-shop.js';
import { listening } from './listening.js';

/** The shop, as a browser finds it. */
export interface OpenShop {
  readonly origin: string;
  readonly shop: TestApp;
  /** `GET /books`: every operation of its document. */
  readonly operations: readonly string[];
  readonly close: () => Promise<void>;
}

export async function shopForBrowsers(): Promise<OpenShop> {
  const database = await sqlite.create();
  const shop = await openShop(database);
  const { origin, close } = await listening(shop.app.server);
  const operations = shop.app.routes
    .filter(({ settings }) => settings.includeInSchema)
    .map(({ method, template }) => `${method} ${template.openapi}`);
  return {
    origin,
    shop,
    operations,
    close: async () => {
      await close();
      await shop.close();
      await database.drop();
    },
  };
}

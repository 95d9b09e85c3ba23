import { afterAll, afterEach, beforeAll, describe, expect } from '@jest/globals';
import type { TestApp } from 'tenon/testing';
import { databases, type TestDatabase } from './databases.js';
import { openShop, type ShopVariation } from './open-shop.js';

/** Specs of one shop, on each database in turn: none of its requests fails in a way that nobody meant. */
export function onEveryDatabase(what: string, specs: (shop: () => TestApp) => void, variation: ShopVariation = {}): void {
  for (const kind of databases) {
    (kind.missing === undefined ? describe : describe.skip)(`${what} on ${kind.name}`, () => {
      let database: TestDatabase;
      let shop: TestApp;

      beforeAll(async () => {
        database = await kind.create();
        shop = await openShop(database, variation);
      });

      afterAll(async () => {
        await shop.close();
        await database.drop();
      });

      afterEach(() => expect(shop.errors).toEqual([]));

      specs(() => shop);
    });
  }
}

import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'inversify';
import { HttpException, Injectable } from 'tenon';
import { override, type TestApp } from 'tenon/testing';
import { registration, type Registration } from './accounts/registration.js';
import type { Book } from './catalogue/book.js';
import { BOOKS } from './catalogue/books.js';
import { SqlBooks } from './catalogue/sql-books.js';
import { TRANSACTION, type Queries } from './database/database.js';
import type { Order } from './orders/order.js';
import { databases, sqlite, type TestDatabase } from './testing/databases.js';
import { addBook, openShop, order, stockOf } from './testing/open-shop.js';
import { customerHeaders } from './testing/tokens.js';

/** A request that has taken a book and goes no further until the spec says so. */
interface Held {
  readonly transaction: Queries;
  goOn(): void;
  fail(error: unknown): void;
}

const mine = { headers: await customerHeaders() };

let held: Held[] = [];
let holding = false;

@Injectable()
class HeldBooks extends SqlBooks {
  constructor(@inject(TRANSACTION) private readonly transaction: Queries) {
    super(transaction);
  }

  override async take(id: string, quantity: number): Promise<Book | undefined> {
    const taken = await super.take(id, quantity);
    const { transaction } = this;
    if (holding) await new Promise<void>((goOn, fail) => held.push({ transaction, goOn, fail }));
    return taken;
  }
}

async function heldRequests(count: number): Promise<void> {
  while (held.length < count) await sleep(5);
}

const heldBooks = override(BOOKS).withClass(HeldBooks);

beforeEach(() => {
  held = [];
  holding = true;
});

for (const kind of databases) {
  (kind.missing === undefined ? describe : describe.skip)(`overlapping requests on ${kind.name}`, () => {
    let database: TestDatabase;
    let shop: TestApp;

    beforeEach(async () => {
      database = await kind.create();
    });

    afterEach(async () => {
      await shop.close();
      await database.drop();
    });

    it('each have a transaction of their own: one fails, the other one stays', async () => {
      shop = await openShop(database, { override: [heldBooks] });
      const [lost, kept] = [await addBook(shop, 1), await addBook(shop, 1)];
      const failing = order(shop, lost);
      await heldRequests(1);
      const succeeding = order(shop, kept);
      if (kind.parallel) await heldRequests(2);
      else await sleep(50);
      expect(held).toHaveLength(kind.parallel ? 2 : 1);

      held[0]?.fail(new HttpException(418));
      expect((await failing).status).toBe(418);
      await heldRequests(2);
      held[1]?.goOn();
      const answer = await succeeding;
      expect(answer.status).toBe(201);
      expect(held[0]?.transaction).not.toBe(held[1]?.transaction);
      expect([await stockOf(shop, lost), await stockOf(shop, kept)]).toEqual([1, 0]);
      expect((await shop.client.get(`/orders/${answer.json<Order>().id}`, mine)).status).toBe(200);
    });

    it('read what is committed, and wait for nobody who writes', async () => {
      shop = await openShop(database, { override: [heldBooks] });
      const book = await addBook(shop, 1);
      const writing = order(shop, book);
      await heldRequests(1);
      expect(await stockOf(shop, book)).toBe(1);
      expect((await shop.client.get('/books')).status).toBe(200);
      held[0]?.goOn();
      expect((await writing).status).toBe(201);
      expect(await stockOf(shop, book)).toBe(0);
    });

    it('are refused without a transaction when they are invalid', async () => {
      shop = await openShop(database, { override: [heldBooks] });
      const writing = order(shop, await addBook(shop, 1));
      await heldRequests(1);
      expect((await shop.client.post('/orders', { json: { lines: [] }, ...mine })).status).toBe(422);
      held[0]?.goOn();
      expect((await writing).status).toBe(201);
    });

    it('are taken back when the client hangs up', async () => {
      shop = await openShop(database, { override: [heldBooks] });
      const book = await addBook(shop, 1);
      const hangUp = new AbortController();
      const json = { lines: [{ bookId: book.id }] };
      const leaving = shop.client.post('/orders', { json, ...mine, signal: hangUp.signal });
      await heldRequests(1);
      hangUp.abort();
      await expect(leaving).rejects.toThrow('aborted');
      holding = false;
      held[0]?.goOn();
      expect((await order(shop, book)).status).toBe(201);
    });

    it('do not wait for a password that is being hashed', async () => {
      holding = false;
      const hashing: ((done: Registration) => void)[] = [];
      const slow = override(registration).with(async () => new Promise<Registration>((done) => void hashing.push(done)));
      shop = await openShop(database, { override: [slow] });
      const opening = shop.client.post('/accounts');
      while (hashing.length === 0) await sleep(5);
      expect((await order(shop, await addBook(shop, 1))).status).toBe(201);
      hashing[0]?.({ email: 'grace@example.com', name: 'Grace Hopper', passwordHash: 'none' });
      expect((await opening).status).toBe(201);
    });

    it('sell each copy once', async () => {
      holding = false;
      shop = await openShop(database);
      const book = await addBook(shop, 5);
      const answers = await Promise.all(Array.from({ length: 12 }, () => order(shop, book)));
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(5);
      expect(answers.filter(({ status }) => status === 409)).toHaveLength(7);
      expect(await stockOf(shop, book)).toBe(0);
    });

    it('do not wait for each other in a circle', async () => {
      holding = false;
      shop = await openShop(database);
      const [one, other] = [await addBook(shop, 20), await addBook(shop, 20)];
      const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => (i % 2 ? order(shop, one, other) : order(shop, other, one))));
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    });

    it('give way when they are out of time, and leave nothing behind', async () => {
      shop = await openShop(database, { override: [heldBooks], options: { timeouts: { handler: 300 } } });
      const [book, another] = [await addBook(shop, 1), await addBook(shop, 1)];
      const late = await Promise.all([order(shop, book), order(shop, another)]);
      expect(late.map(({ status }) => status)).toEqual([503, 503]);
      holding = false;
      for (const one of held) one.goOn();
      expect((await order(shop, book)).status).toBe(201);
      expect([await stockOf(shop, book), await stockOf(shop, another)]).toEqual([0, 1]);
    });
  });
}

it('lets the writers of two processes take turns on one SQLite file', async () => {
  const database = await sqlite.create();
  const [one, other] = [await openShop(database, { override: [heldBooks] }), await openShop(database)];
  const book = await addBook(one, 2);
  const first = order(one, book);
  await heldRequests(1);
  const second = order(other, book);
  expect(await stockOf(other, book)).toBe(2);
  held[0]?.goOn();
  expect([(await first).status, (await second).status]).toEqual([201, 201]);
  expect(await stockOf(one, book)).toBe(0);
  await one.close();
  await other.close();
  await database.drop();
});

import { override, type TestApp } from 'tenon/testing';
import type { Book } from './catalogue/book.js';
import { CLOCK } from './shared/clock.js';
import { DATABASE } from './database/database.js';
import type { Order } from './orders/order.js';
import { books, customer } from './seed.js';
import type { Page } from './shared/page.js';
import { onEveryDatabase } from './testing/on-every-database.js';
import { addBook, order, stockOf } from './testing/open-shop.js';
import { problemOf } from './testing/problem-of.js';
import { clerkHeaders, customerHeaders, headersOf } from './testing/tokens.js';

const nowhere = '00000000-0000-4000-8000-000000000000';
const clock = override(CLOCK).with({ now: () => new Date('2026-01-02T03:04:05Z') });
const mine = { headers: await customerHeaders() };
const staff = { headers: await clerkHeaders() };

onEveryDatabase(
  'the shop',
  (shop) => {
    describe('books', () => {
      it('adds a book, and reads it', async () => {
        const added = await shop().client.post('/admin/books', { json: { title: 'Zen', author: 'Pirsig', priceCents: 1250 }, ...staff });
        expect(added.status).toBe(201);
        const book = added.json<Book>();
        expect(book).toEqual({ id: book.id, title: 'Zen', author: 'Pirsig', priceCents: 1250, stock: 0 });
        expect(added.headers.location).toBe(`/books/${book.id}`);
        expect((await shop().client.get(`/books/${book.id}`)).json()).toEqual(book);
      });

      it('lists books by title, a page at a time', async () => {
        const page = await shop().client.get('/books', { query: { skip: 1, limit: 1 } });
        expect([page.status, page.json<Page<Book>>().items]).toEqual([200, [books[1]]]);
      });

      it('counts the books of all pages, those beyond the last one too', async () => {
        const { total } = (await shop().client.get('/books')).json<Page<Book>>();
        expect(total).toBeGreaterThan(3);
        expect((await shop().client.get('/books', { query: { skip: total } })).json()).toEqual({ items: [], total });
      });

      it.each(['limit=0', 'limit=101', 'skip=-1', 'skip=x'])('refuses the page %s', async (query) => {
        expect((await shop().client.get(`/books?${query}`)).status).toBe(422);
      });

      it('refuses an id that is none, and does not find one that is not there', async () => {
        expect((await shop().client.get('/books/1')).status).toBe(422);
        const response = await shop().client.get(`/books/${nowhere}`);
        expect(problemOf(response)).toEqual({ type: 'book-not-found', status: 404, title: 'Book not found' });
      });

      it.each([{ priceCents: 9.99 }, { priceCents: -1 }, { stock: 2 ** 31 }, { title: '' }])('refuses a book with %j', async (wrong) => {
        const json = { title: 'Zen', author: 'Pirsig', priceCents: 1250, ...wrong };
        expect((await shop().client.post('/admin/books', { json, ...staff })).status).toBe(422);
      });

      it.each([{ priceCents: 900 }, { stock: 0, title: 'Nothing left' }, {}])('changes what a patch says, here %j', async (json) => {
        const book = await addBook(shop(), 7);
        const changed = await shop().client.patch(`/admin/books/${book.id}`, { json, ...staff });
        expect([changed.status, changed.json()]).toEqual([200, { ...book, ...json }]);
        expect((await shop().client.get(`/books/${book.id}`)).json()).toEqual(changed.json());
      });

      it('changes one book, and a different thing for each of two patches at once', async () => {
        const [book, other] = [await addBook(shop(), 7), await addBook(shop(), 7)];
        const patches = [{ title: 'Changed' }, { author: 'Somebody' }];
        await Promise.all(patches.map((json) => shop().client.patch(`/admin/books/${book.id}`, { json, ...staff })));
        expect((await shop().client.get(`/books/${book.id}`)).json()).toEqual({ ...book, title: 'Changed', author: 'Somebody' });
        expect((await shop().client.get(`/books/${other.id}`)).json()).toEqual(other);
      });

      it.each([{ title: null }, { stock: -1 }, { author: '' }, []])('refuses the patch %j, and changes nothing', async (json) => {
        const book = await addBook(shop(), 7);
        expect((await shop().client.patch(`/admin/books/${book.id}`, { json, ...staff })).status).toBe(422);
        expect((await shop().client.get(`/books/${book.id}`)).json()).toEqual(book);
      });

      it('never changes the id', async () => {
        const book = await addBook(shop(), 7);
        expect((await shop().client.patch(`/admin/books/${book.id}`, { json: { id: nowhere }, ...staff })).json()).toEqual(book);
      });

      it.each([{ stock: 1 }, {}])('does not find the book to which the patch %j is sent', async (json) => {
        expect(problemOf(await shop().client.patch(`/admin/books/${nowhere}`, { json, ...staff }))).toMatchObject({
          type: 'book-not-found',
        });
      });
    });

    describe('orders', () => {
      it('places an order for several books, and reads it', async () => {
        const [first, second] = [books[1] as Book, books[2] as Book];
        const lines = [
          { bookId: first.id, quantity: 2 },
          { bookId: second.id, quantity: 1 },
        ];
        const placed = await shop().client.post('/orders', { json: { lines }, ...mine });
        expect(placed.status).toBe(201);
        const { id } = placed.json<Order>();
        expect(placed.headers.location).toBe(`/orders/${id}`);
        expect(placed.json()).toEqual({
          id,
          accountId: customer.id,
          status: 'placed',
          placedAt: '2026-01-02T03:04:05.000Z',
          lines: [
            { ...lines[0], title: first.title, priceCents: first.priceCents },
            { ...lines[1], title: second.title, priceCents: second.priceCents },
          ],
          totalCents: 2 * first.priceCents + second.priceCents,
        });
        expect((await shop().client.get(`/orders/${id}`, mine)).json()).toEqual(placed.json());
        expect([await stockOf(shop(), first), await stockOf(shop(), second)]).toEqual([first.stock - 2, second.stock - 1]);
      });

      it('knows neither unknown accounts nor unknown books', async () => {
        const lines = [{ bookId: books[0].id }];
        const noAccount = await shop().client.post('/orders', { json: { lines }, headers: await headersOf(nowhere) });
        expect(problemOf(noAccount)).toMatchObject({ type: 'account-not-found', status: 404 });
        const noBook = await shop().client.post('/orders', { json: { lines: [{ bookId: nowhere }] }, ...mine });
        expect(problemOf(noBook)).toMatchObject({ type: 'book-not-found', status: 404 });
      });

      it('says how many copies there are when they are too few', async () => {
        const book = await addBook(shop(), 1);
        const json = { lines: [{ bookId: book.id, quantity: 2 }] };
        const response = await shop().client.post('/orders', { json, ...mine });
        expect(problemOf(response)).toEqual({
          type: 'out-of-stock',
          status: 409,
          title: 'Out of stock',
          detail: 'There are not enough copies of "Notes on Nothing"',
          bookId: book.id,
          wanted: 2,
          left: 1,
        });
      });

      it('leaves no trace of an order that fails at its last book', async () => {
        // Books are taken in the order of their ids: the last of them is the one that is missing.
        const shelf = [await addBook(shop(), 5), await addBook(shop(), 5), await addBook(shop(), 5)].sort((a, b) => (a.id < b.id ? -1 : 1));
        const soldOut = shelf.at(-1) as Book;
        const lines = shelf.map((book) => ({ bookId: book.id, quantity: book === soldOut ? 6 : 5 }));
        const before = await everyOrder(shop());
        expect((await shop().client.post('/orders', { json: { lines }, ...mine })).status).toBe(409);
        expect(await Promise.all(shelf.map((book) => stockOf(shop(), book)))).toEqual([5, 5, 5]);
        expect(await everyOrder(shop())).toEqual(before);
      });

      it('cancels an order once, and puts its books back', async () => {
        const book = await addBook(shop(), 1);
        const { id } = (await order(shop(), book)).json<Order>();
        expect(await stockOf(shop(), book)).toBe(0);
        const cancelled = await shop().client.post(`/orders/${id}/cancel`, mine);
        expect([cancelled.status, cancelled.json<Order>().status]).toEqual([200, 'cancelled']);
        expect(await stockOf(shop(), book)).toBe(1);
        expect(problemOf(await shop().client.post(`/orders/${id}/cancel`, mine))).toMatchObject({ type: 'order-cancelled', status: 409 });
        expect(await stockOf(shop(), book)).toBe(1);
        expect((await shop().client.get(`/orders/${id}`, mine)).json()).toEqual(cancelled.json());
      });

      it('neither reads nor cancels an order that is not there', async () => {
        const notFound = { type: 'about:blank', status: 404, title: 'Not Found' };
        expect(problemOf(await shop().client.get(`/orders/${nowhere}`, mine))).toEqual(notFound);
        expect(problemOf(await shop().client.post(`/orders/${nowhere}/cancel`, mine))).toEqual(notFound);
      });

      it.each([
        { lines: [] },
        { lines: [null] },
        { lines: [{ bookId: books[0].id, quantity: 0 }] },
        { lines: [{ bookId: books[0].id }, { bookId: books[0].id }] },
        { lines: [{ bookId: 'x' }] },
        { lines: 7 },
      ])('refuses the order %j', async (wrong) => {
        const response = await shop().client.post('/orders', { json: wrong, ...mine });
        expect(response.status).toBe(422);
      });
    });
  },
  { override: [clock] },
);

async function everyOrder({ app }: TestApp): Promise<unknown> {
  const { reader } = app.get(DATABASE);
  return {
    orders: await reader.selectFrom('orders').selectAll().orderBy('id').execute(),
    lines: await reader.selectFrom('orderLines').selectAll().orderBy('orderId').orderBy('bookId').execute(),
  };
}

import { limits } from '../../../samples/shop/access/limits.js';
import { app } from '../../../samples/shop/app.js';
import { sqlite } from '../../../samples/shop/testing/databases.js';
import type { OpenApiVersion } from 'tenon';
import { openShop } from '../../../samples/shop/testing/open-shop.js';
import { books } from '../../../samples/shop/seed.js';
import { documentedAnswers, noteAnswers } from './support/answered.js';
import { clientKinds, Workshop } from './support/workshop.js';

const [pattern, godel] = books;

/** What every client gets to know, in the order in which it asks. */
const told = [
  ['openAccount', 201, ['grace@example.com', 'Grace Hopper', true]],
  ['openAccount', 409, [409, 'This e-mail address has an account']],
  ['openAccount', 422, ['body.email', 'body.name', 'body.password']],
  ['getToken', 200, ['Bearer', 'orders:read orders:write']],
  ['readAccount', 200, 'grace@example.com'],
  ['readAccount', 401, 'Unauthorized'],
  ['readAccount', 404, 'Not Found'],
  ['readAccount', 422, ['path.accountId']],
  ['listBooks', 200, [[godel.title], books.length]],
  ['listBooks', 422, ['query.limit']],
  ['getToken', 200, ['Bearer', 'orders:read orders:write customers:all catalogue:write']],
  ['addBook', 201, [{ title: 'Zen', author: 'Pirsig', priceCents: 1250, stock: 0 }, true]],
  ['getToken', 200, ['Bearer', 'orders:read']],
  ['addBook', 422, ['body.title', 'body.priceCents']],
  ['addBook', 401, 'Unauthorized'],
  ['addBook', 403, 'Forbidden'],
  ['changeBook', 401, 'Unauthorized'],
  ['changeBook', 403, 'Forbidden'],
  ['changeBook', 200, 1],
  ['readBook', 200, ['Zen', 1]],
  ['changeBook', 404, 'Book not found'],
  ['readBook', 404, 'Book not found'],
  ['changeBook', 422, ['path.bookId']],
  ['readBook', 422, ['path.bookId']],
  ['getToken', 200, ['Bearer', 'orders:read orders:write']],
  ['getToken', 200, ['Bearer', 'orders:read']],
  ['getToken', 200, ['Bearer', 'orders:write']],
  ['placeOrder', 201, ['placed', [[pattern.title, 1]], pattern.priceCents, true]],
  ['placeOrder', 409, [pattern.id, 100, pattern.stock - 1]],
  ['placeOrder', 404, 'Book not found'],
  ['placeOrder', 422, ['body.lines']],
  ['placeOrder', 401, 'Unauthorized'],
  ['placeOrder', 403, 'Forbidden'],
  ['readOrder', 200, ['placed', true]],
  ['readOrder', 404, 'Not Found'],
  ['readOrder', 422, ['path.orderId']],
  ['readOrder', 401, 'Unauthorized'],
  ['readOrder', 403, 'Forbidden'],
  ['cancelOrder', 200, 'cancelled'],
  ['cancelOrder', 409, [409, 'The order is cancelled already']],
  ['cancelOrder', 404, 'Not Found'],
  ['cancelOrder', 422, ['path.orderId']],
  ['cancelOrder', 401, 'Unauthorized'],
  ['cancelOrder', 403, 'Forbidden'],
  ...Array.from({ length: limits.perAccount.limit }, () => ['getToken', 400, 'invalid_grant']),
  ['getToken', 429, 'Too Many Requests'],
  ['openAccount', 429, 'Too Many Requests'],
].map(([operation, status, what]) => ({ operation, status, told: what }));

const documented = (version: OpenApiVersion): Promise<Workshop> => app.openapi({ version }).then((document) => Workshop.open(document));

describe('clients generated from the document of the shop', () => {
  let workshop: Workshop;

  beforeAll(async () => {
    workshop = await documented('3.1');
  }, 60_000);
  afterAll(() => workshop?.close());

  it.each(clientKinds)(
    '$name: compiles strictly, refuses mistakes, and gets every answer of every operation',
    async (kind) => {
      expect(await workshop.compile(kind)).toBe('');
      const database = await sqlite.create();
      const shop = await openShop(database);
      try {
        const document = await shop.app.openapi();
        const answered = noteAnswers(shop.app.server, document);
        const { url } = await shop.app.listen(0);
        expect(await workshop.run(kind, url)).toEqual(told);
        expect([...answered].sort()).toEqual([...documentedAnswers(document)].sort());
        expect(shop.errors).toEqual([]);
      } finally {
        await shop.close();
        await database.drop();
      }
    },
    60_000,
  );

  it.each(['3.0', '3.2'] as const)(
    'are the same from OpenAPI %s',
    async (version) => {
      const other = await documented(version);
      try {
        for (const kind of clientKinds) expect(await other.typesOf(kind)).toBe(await workshop.typesOf(kind));
      } finally {
        await other.close();
      }
    },
    60_000,
  );
});

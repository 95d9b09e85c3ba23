import type { Application } from 'tenon';
import { ACCOUNTS, type StoredAccount } from './accounts/accounts.js';
import type { Book } from './catalogue/book.js';
import { BOOKS } from './catalogue/books.js';

export const customer: StoredAccount = {
  id: '8d3c1f6e-0b7a-4c5e-9f21-6a4d2e8b7c10',
  email: 'ada@example.com',
  name: 'Ada Lovelace',
  note: 'Asks for gift wrapping.',
};

export const books: readonly [Book, Book, Book] = [
  { id: '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed', title: 'A Pattern Language', author: 'Christopher Alexander', priceCents: 6500, stock: 20 },
  { id: '6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b', title: 'Gödel, Escher, Bach', author: 'Douglas Hofstadter', priceCents: 2400, stock: 12 },
  { id: '9f1b3c2a-7d4e-4f6b-8a5c-3e2d1c0b9a87', title: 'The Soul of a New Machine', author: 'Tracy Kidder', priceCents: 1800, stock: 7 },
];

/** Fills an empty shop with something to order, in one transaction; one that has its first customer is left as it is. */
export async function seed(app: Application): Promise<void> {
  await app.scope(async (scope) => {
    const accounts = await scope.get(ACCOUNTS);
    const shelf = await scope.get(BOOKS);
    if (await accounts.add(customer)) for (const book of books) await shelf.add(book);
  });
}

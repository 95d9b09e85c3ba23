import type { Application } from 'tenon';
import { hashPassword } from 'tenon/security';
import { ACCOUNT_READER, ACCOUNTS, type StoredAccount } from './accounts/accounts.js';
import type { Book } from './catalogue/book.js';
import { BOOKS } from './catalogue/books.js';
import { ShopSettings } from './settings.js';

export const customer = {
  id: '8d3c1f6e-0b7a-4c5e-9f21-6a4d2e8b7c10',
  email: 'ada@example.com',
  name: 'Ada Lovelace',
  note: 'Asks for gift wrapping.',
  role: 'customer',
} satisfies Partial<StoredAccount>;

export const clerk = {
  id: '2f6f0c1d-6c0e-4a52-8f0b-7d1c9a3e5b48',
  email: 'melvil@example.com',
  name: 'Melvil Dewey',
  note: '',
  role: 'staff',
} satisfies Partial<StoredAccount>;

/** The password of both, which everybody knows: nothing for a shop that is open to others. */
export const seedPassword = 'a shelf of one metre';

export const books: readonly [Book, Book, Book] = [
  { id: '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed', title: 'A Pattern Language', author: 'Christopher Alexander', priceCents: 6500, stock: 20 },
  { id: '6ec0bd7f-11c0-43da-975e-2a8ad9ebae0b', title: 'Gödel, Escher, Bach', author: 'Douglas Hofstadter', priceCents: 2400, stock: 12 },
  { id: '9f1b3c2a-7d4e-4f6b-8a5c-3e2d1c0b9a87', title: 'The Soul of a New Machine', author: 'Tracy Kidder', priceCents: 1800, stock: 7 },
];

/** Fills an empty shop with something to order, in one transaction; one that has its clerk is left as it is. */
export async function seed(app: Application): Promise<void> {
  if ((await app.get(ACCOUNT_READER).find(clerk.id)) !== undefined) return;
  const passwordHash = await hashPassword(seedPassword, app.get(ShopSettings).hashing);
  await app.scope(async (scope) => {
    const accounts = await scope.get(ACCOUNTS);
    const shelf = await scope.get(BOOKS);
    await accounts.add({ ...clerk, passwordHash });
    if (await accounts.add({ ...customer, passwordHash })) for (const book of books) await shelf.add(book);
  });
}

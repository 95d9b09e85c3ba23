// Compiled, never run: what the types must refuse. Where they do not, the compiler complains of the comment.
import createClient from 'openapi-fetch';
import type { paths } from './schema.js';
import { ids } from './telling.js';

const shop = createClient<paths>();
const { pattern: bookId } = ids;

export async function mistakes(): Promise<void> {
  // @ts-expect-error a price is a number
  await shop.POST('/admin/books', { body: { title: 'Zen', author: 'Pirsig', priceCents: '1250' } });
  // @ts-expect-error an author is required
  await shop.POST('/admin/books', { body: { title: 'Zen', priceCents: 1250 } });
  // @ts-expect-error a stock is a number
  await shop.PATCH('/admin/books/{bookId}', { params: { path: { bookId } }, body: { stock: 'many' } });
  // @ts-expect-error nothing of a book can be null
  await shop.PATCH('/admin/books/{bookId}', { params: { path: { bookId } }, body: { title: null } });
  // @ts-expect-error a body is required
  await shop.POST('/orders');
  // @ts-expect-error the quantity of a line is a number
  await shop.POST('/orders', { body: { lines: [{ bookId, quantity: 'two' }] } });
  // @ts-expect-error a password is required
  await shop.POST('/accounts', { body: { email: 'grace@example.com', name: 'Grace Hopper' } });
  // @ts-expect-error the parameter of the path has another name
  await shop.GET('/books/{bookId}', { params: { path: { id: bookId } } });
  // @ts-expect-error an id is a string
  await shop.GET('/books/{bookId}', { params: { path: { bookId: 1 } } });
  // @ts-expect-error a page is asked for by number
  await shop.GET('/books', { params: { query: { limit: 'ten' } } });
  // @ts-expect-error there is no such path
  await shop.GET('/book');
  // @ts-expect-error there is no such method
  await shop.DELETE('/books/{bookId}', { params: { path: { bookId } } });

  const { data, error } = await shop.GET('/books/{bookId}', { params: { path: { bookId } } });
  // @ts-expect-error there is a book only where there is no error
  console.log(data.title);
  // @ts-expect-error a book has no such property
  console.log(data?.isbn);
  // @ts-expect-error this is no problem of this operation
  console.log(error?.type === 'https://shop.example/problems/out-of-stock');
}

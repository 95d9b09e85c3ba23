// Compiled, never run: what the types must refuse. Where they do not, the compiler complains of the comment.
import { addBook, changeBook, listBooks, openAccount, placeOrder, readBook } from './sdk/index.js';
import { ids } from './telling.js';

const { pattern: bookId } = ids;

export async function mistakes(): Promise<void> {
  // @ts-expect-error a price is a number
  await addBook({ body: { title: 'Zen', author: 'Pirsig', priceCents: '1250' } });
  // @ts-expect-error an author is required
  await addBook({ body: { title: 'Zen', priceCents: 1250 } });
  // @ts-expect-error there is no such property
  await changeBook({ path: { bookId }, body: { price: 1250 } });
  // @ts-expect-error nothing of a book can be null
  await changeBook({ path: { bookId }, body: { title: null } });
  // @ts-expect-error a body is required
  await placeOrder();
  // @ts-expect-error the quantity of a line is a number
  await placeOrder({ body: { lines: [{ bookId, quantity: 'two' }] } });
  // @ts-expect-error the account is that of the token
  await placeOrder({ body: { accountId: ids.customer, lines: [{ bookId }] } });
  // @ts-expect-error a password is required
  await openAccount({ body: { email: 'grace@example.com', name: 'Grace Hopper' } });
  // @ts-expect-error the parameter of the path has another name
  await readBook({ path: { id: bookId } });
  // @ts-expect-error an id is a string
  await readBook({ path: { bookId: 1 } });
  // @ts-expect-error a page is asked for by number
  await listBooks({ query: { limit: 'ten' } });

  const { data, error } = await readBook({ path: { bookId } });
  // @ts-expect-error there is a book only where there is no error
  console.log(data.title);
  // @ts-expect-error a book has no such property
  console.log(data?.isbn);
  // @ts-expect-error this is no problem of this operation
  console.log(error?.type === 'https://shop.example/problems/out-of-stock');
}

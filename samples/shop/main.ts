import { app } from './app.js';
import { books, customer, seed } from './seed.js';

await app.init();
await seed(app);
const { url } = await app.listen(Number(process.env.PORT ?? 8000));

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.close());

const account = JSON.stringify({ email: 'grace@example.com', name: 'Grace Hopper' });
const restock = JSON.stringify({ stock: 30 });
const order = JSON.stringify({ accountId: customer.id, lines: [{ bookId: books[0].id, quantity: 2 }] });
console.log(`The shop is open at ${url}, and tells of itself at ${url}/docs. Try:
  curl '${url}/books?limit=2'
  curl --json '${account}' ${url}/accounts
  curl -X PATCH --json '${restock}' ${url}/books/${books[0].id}
  curl --json '${order}' ${url}/orders`);

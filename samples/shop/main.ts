import { app } from './app.js';
import { books, clerk, seed, seedPassword } from './seed.js';
import { ShopSettings } from './settings.js';

await app.init();
const { isDemo, port } = app.get(ShopSettings);
// Accounts whose password everybody knows are for trying it out.
if (isDemo) await seed(app);
const { url } = await app.listen(port);

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void app.close());

const account = { email: 'grace@example.com', name: 'Grace Hopper', password: 'nanoseconds of wire' };
const order = JSON.stringify({ lines: [{ bookId: books[0].id, quantity: 2 }] });
const tokenOf = (username: string, password: string): string =>
  `$(curl -s ${url}/token -d grant_type=password -d username=${username} -d 'password=${password}' | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')`;

console.log(`The shop is open at ${url}, and tells of itself at ${url}/docs.`);
if (isDemo)
  console.log(`Try, one after the other:
  curl '${url}/books?limit=2'
  curl --json '${JSON.stringify(account)}' ${url}/accounts
  customer=${tokenOf(account.email, account.password)}
  curl -H "Authorization: Bearer $customer" --json '${order}' ${url}/orders
  clerk=${tokenOf(clerk.email, seedPassword)}
  curl -H "Authorization: Bearer $clerk" -X PATCH --json '${JSON.stringify({ stock: 30 })}' ${url}/admin/books/${books[0].id}`);

import type { ApplicationOptions } from 'tenon';

/** What the document says of the shop as a whole; the rest stands where the routes, models and problems are. */
export const document = {
  title: 'Shop',
  version: '1.0.0',
  summary: 'A small book shop.',
  description: `Accounts, a catalogue, and orders that take several books out of the stock or none.

Prices are in cents. Every error is a problem (RFC 9457): its \`type\` says what went wrong, and what a client can act upon stands beside it.
A problem of the type \`about:blank\` says no more than its status does.

Everybody may read the catalogue. For the rest log in by "Authorize"; what a token may do is a matter of its scopes.`,
  openapi: {
    info: {
      contact: { name: 'The shop', url: 'https://shop.example/contact', email: 'shop@example.com' },
      license: { name: 'MIT', identifier: 'MIT' },
    },
    tags: [
      { name: 'catalogue', description: 'Books, and how many of each can be ordered.' },
      { name: 'accounts', description: 'Those who order. Personal data: no cache keeps an answer.' },
      { name: 'access', description: 'Tokens for those who have an account.' },
      { name: 'orders', description: 'What accounts have ordered, at the prices of that day. Personal data: no cache keeps an answer.' },
      { name: 'admin', description: 'For the staff.' },
    ],
    externalDocs: { description: 'Problem details, the form of all errors', url: 'https://www.rfc-editor.org/rfc/rfc9457' },
  },
} satisfies ApplicationOptions;

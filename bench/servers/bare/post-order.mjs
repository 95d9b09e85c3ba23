import { createServer } from 'node:http';
import { reply } from './reply.mjs';

/** What goes out of an order: everything but the note and the prices; a literal costs less than `...rest`. */
function answerOf({ id, email, name, age, total, paid, status, createdAt, tags, address, lines }) {
  const answered = lines.map(({ productId, title, quantity }) => ({ productId, title, quantity }));
  return { id, email, name, age, total, paid, status, createdAt, tags, address, lines: answered };
}

/** The floor: the body is parsed and another one written, and nothing but its syntax is looked at. */
function createOrder(response, body) {
  let order;
  try {
    order = JSON.parse(body);
  } catch {
    return reply(response, 400, { detail: 'the body is not JSON' });
  }
  reply(response, 201, answerOf(order));
}

const server = createServer((request, response) => {
  if (request.method !== 'POST' || request.url !== '/orders') return reply(response, 404, { detail: 'Not Found' });
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => createOrder(response, Buffer.concat(chunks).toString()));
});

server.listen(Number(process.env.PORT), '127.0.0.1');

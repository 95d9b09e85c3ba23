import { createServer } from 'node:http';
import { readItem } from './item.mjs';
import { reply } from './reply.mjs';
import { parseTarget } from './target.mjs';

const prefix = '/items/';

const server = createServer((request, response) => {
  const { path, query } = parseTarget(request.url);
  if (request.method !== 'GET' || !path.startsWith(prefix)) return reply(response, 404, { detail: 'Not Found' });
  readItem(response, path.slice(prefix.length), query);
});

server.listen(Number(process.env.PORT), '127.0.0.1');

import { createServer } from 'node:http';
import cors from 'cors';
import helmet from 'helmet';
import { readItem } from './item.mjs';
import { reply } from './reply.mjs';
import { parseTarget } from './target.mjs';

const prefix = '/items/';
const protect = helmet();
const share = cors();

function route(request, response) {
  const { path, query } = parseTarget(request.url);
  if (request.method !== 'GET' || !path.startsWith(prefix)) return reply(response, 404, { detail: 'Not Found' });
  readItem(response, path.slice(prefix.length), query);
}

const server = createServer((request, response) => {
  protect(request, response, () => share(request, response, () => route(request, response)));
});

server.listen(Number(process.env.PORT), '127.0.0.1');

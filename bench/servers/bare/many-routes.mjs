import { createServer } from 'node:http';
import { readItem } from './item.mjs';
import { reply } from './reply.mjs';
import { parseTarget } from './target.mjs';

const handlers = new Map();
for (let route = 0; route < Number(process.env.ROUTES); route++) handlers.set(`/r${route}/items/`, readItem);

const server = createServer((request, response) => {
  const { path, query } = parseTarget(request.url);
  const idStart = path.lastIndexOf('/') + 1;
  const handle = request.method === 'GET' ? handlers.get(path.slice(0, idStart)) : undefined;
  if (handle === undefined) return reply(response, 404, { detail: 'Not Found' });
  handle(response, path.slice(idStart), query);
});

server.listen(Number(process.env.PORT), '127.0.0.1');

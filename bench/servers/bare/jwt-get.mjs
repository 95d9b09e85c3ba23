import { createServer } from 'node:http';
import { readItem } from './item.mjs';
import { checkToken } from './jwt.mjs';
import { reply } from './reply.mjs';
import { parseTarget } from './target.mjs';

const prefix = '/items/';
const scheme = 'Bearer ';

/** The claims of the request's token, or undefined. */
function authenticate({ headers: { authorization } }) {
  return authorization?.startsWith(scheme) ? checkToken(authorization.slice(scheme.length)) : undefined;
}

const server = createServer((request, response) => {
  const { path, query } = parseTarget(request.url);
  if (request.method !== 'GET' || !path.startsWith(prefix)) return reply(response, 404, { detail: 'Not Found' });
  const claims = authenticate(request);
  if (claims === undefined) return reply(response, 401, { detail: 'Not authenticated' });
  if (!claims.scope.split(' ').includes('items:read')) return reply(response, 403, { detail: 'Not enough permissions' });
  readItem(response, path.slice(prefix.length), query);
});

server.listen(Number(process.env.PORT), '127.0.0.1');

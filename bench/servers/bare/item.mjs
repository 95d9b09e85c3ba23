import { reply } from './reply.mjs';

/** The handler that every route of the typed workloads has: an integer from the path, an optional string from the query. */
export function readItem(response, id, query) {
  const itemId = Number(id);
  if (!Number.isInteger(itemId)) return reply(response, 422, { detail: 'itemId must be an integer' });
  reply(response, 200, { itemId, q: query.q });
}

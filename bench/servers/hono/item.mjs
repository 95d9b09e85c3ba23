/** Hono's parameters are strings: converted and checked by hand, which costs less than its validators. */
export function readItem(context) {
  const itemId = Number(context.req.param('itemId'));
  if (!Number.isInteger(itemId)) return context.json({ detail: 'itemId must be an integer' }, 422);
  return context.json({ itemId, q: context.req.query('q') });
}

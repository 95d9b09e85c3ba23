/** Express has no typed parameters: its users convert and check by hand. */
export function readItem(request, response) {
  const itemId = Number(request.params.itemId);
  if (!Number.isInteger(itemId)) return response.status(422).json({ detail: 'itemId must be an integer' });
  response.json({ itemId, q: request.query.q });
}

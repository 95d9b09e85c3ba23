/** The route's options: Fastify converts and validates by `params` and `querystring`, and serialises by `response`. */
export const itemSchema = {
  schema: {
    params: {
      type: 'object',
      properties: { itemId: { type: 'integer' } },
      required: ['itemId'],
    },
    querystring: {
      type: 'object',
      properties: { q: { type: 'string' } },
    },
    response: {
      200: {
        type: 'object',
        properties: { itemId: { type: 'integer' }, q: { type: 'string' } },
        required: ['itemId'],
      },
    },
  },
};

export async function readItem(request) {
  return { itemId: request.params.itemId, q: request.query.q };
}

import fastify from 'fastify';

const names = ['accounts', 'books', 'orders', 'invoices', 'shipments'];

const record = {
  type: 'object',
  properties: { id: { type: 'integer' }, name: { type: 'string' }, email: { type: 'string' }, amount: { type: 'number' } },
};
const body = {
  type: 'object',
  required: ['name', 'email', 'amount'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 2, maxLength: 80 },
    email: { type: 'string', format: 'email' },
    amount: { type: 'number', minimum: 0 },
  },
};
const params = { type: 'object', properties: { id: { type: 'integer' } } };
const querystring = { type: 'object', properties: { limit: { type: 'integer', minimum: 1, maximum: 100, default: 20 } } };

/** A feature with a repository and a service of its own, as a plugin. */
async function feature(app) {
  const rows = new Map();
  const service = {
    list: (limit) => [...rows.values()].slice(0, limit),
    find: (id) => rows.get(id) ?? null,
    create: (data) => {
      const row = { id: rows.size + 1, ...data };
      rows.set(row.id, row);
      return row;
    },
    remove: (id) => void rows.delete(id),
  };
  app.get('/', { schema: { querystring, response: { 200: { type: 'array', items: record } } } }, async ({ query }) =>
    service.list(query.limit),
  );
  app.get('/:id', { schema: { params } }, async (request) => service.find(request.params.id));
  app.post('/', { schema: { body, response: { 201: record } } }, async (request, reply) =>
    reply.code(201).send(service.create(request.body)),
  );
  app.delete('/:id', { schema: { params } }, async (request, reply) => {
    service.remove(request.params.id);
    reply.code(204);
  });
}

const app = fastify();
for (const name of names) app.register(feature, { prefix: `/${name}` });
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });

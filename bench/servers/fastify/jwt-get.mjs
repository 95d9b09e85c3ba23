import jwt from '@fastify/jwt';
import fastify from 'fastify';
import { itemSchema, readItem } from './item.mjs';

const { JWT_ALGORITHM: algorithm, JWT_KEY: text, JWT_ISSUER: issuer, JWT_AUDIENCE: audience, JWT_CACHE } = process.env;

const app = fastify();
app.register(jwt, {
  secret: algorithm === 'HS256' ? text : { public: text },
  // Of a token that it has seen before the cache looks at the times only.
  verify: { algorithms: [algorithm], allowedIss: issuer, allowedAud: audience, cache: JWT_CACHE === 'on' },
});

/** An error is answered with its own status. */
async function authenticate(request) {
  await request.jwtVerify();
}

function requireScope(scope) {
  return async (request, reply) => {
    if (!request.user.scope.split(' ').includes(scope)) return reply.code(403).send({ detail: 'Not enough permissions' });
  };
}

app.get('/items/:itemId', { ...itemSchema, onRequest: [authenticate, requireScope('items:read')] }, readItem);
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });

import fastify from 'fastify';
import { itemSchema, readItem } from './item.mjs';

const app = fastify();
for (let route = 0; route < Number(process.env.ROUTES); route++) app.get(`/r${route}/items/:itemId`, itemSchema, readItem);
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });

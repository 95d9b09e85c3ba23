import fastify from 'fastify';
import { itemSchema, readItem } from './item.mjs';

const app = fastify();
app.get('/items/:itemId', itemSchema, readItem);
await app.listen({ port: Number(process.env.PORT), host: '127.0.0.1' });

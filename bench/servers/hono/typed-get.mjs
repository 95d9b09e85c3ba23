import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { readItem } from './item.mjs';

const app = new Hono();
app.get('/items/:itemId', readItem);
serve({ fetch: app.fetch, port: Number(process.env.PORT), hostname: '127.0.0.1' });

import express from 'express';
import { readItem } from './item.mjs';

const app = express();
for (let route = 0; route < Number(process.env.ROUTES); route++) app.get(`/r${route}/items/:itemId`, readItem);
app.listen(Number(process.env.PORT), '127.0.0.1');

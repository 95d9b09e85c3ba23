import express from 'express';
import { readItem } from './item.mjs';

const app = express();
app.get('/items/:itemId', readItem);
app.listen(Number(process.env.PORT), '127.0.0.1');

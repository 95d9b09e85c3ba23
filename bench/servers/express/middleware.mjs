import cors from 'cors';
import express from 'express';
import helmet from 'helmet';
import { readItem } from './item.mjs';

const app = express();
app.use(helmet());
app.use(cors());
app.get('/items/:itemId', readItem);
app.listen(Number(process.env.PORT), '127.0.0.1');

import 'reflect-metadata';
import { plainToInstance, Type } from 'class-transformer';
import * as validator from 'class-validator';
import express from 'express';
import { orderClasses } from '../../harness/models.mjs';

const { Order } = orderClasses(validator, { Type });

/** Express has no models: its users call the libraries and choose what to answer by hand. */
async function createOrder(request, response) {
  const order = plainToInstance(Order, request.body);
  const problems = await validator.validate(order, { whitelist: true });
  if (problems.length > 0) return response.status(422).json({ detail: problems });
  const { note, lines, ...rest } = order;
  response.status(201).json({ ...rest, lines: lines.map(({ price, ...line }) => line) });
}

const app = express();
app.use(express.json());
app.post('/orders', createOrder);
// Broken JSON comes here, with a status of its own.
app.use((error, request, response, next) => response.status(error.status ?? 500).json({ detail: error.message }));
app.listen(Number(process.env.PORT), '127.0.0.1');

import { Problem } from 'tenon';

export class OrderNotFound extends Problem({
  status: 404,
  type: 'https://shop.example/problems/order-not-found',
  title: 'Order not found',
  description: 'There is no order of this id.',
}) {}

export class OrderCancelled extends Problem({
  status: 409,
  type: 'https://shop.example/problems/order-cancelled',
  title: 'The order is cancelled already',
  description: 'An order is cancelled once.',
}) {}

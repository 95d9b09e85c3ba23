import { Problem } from 'tenon';

export class OrderCancelled extends Problem({
  status: 409,
  type: 'https://shop.example/problems/order-cancelled',
  title: 'The order is cancelled already',
  description: 'An order is cancelled once.',
}) {}

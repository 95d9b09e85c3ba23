import { token } from 'tenon';
import type { Order, OrderLine } from './order.js';

/** Finds orders, outside of any transaction. */
export interface OrderReader {
  find(id: string): Promise<Order | undefined>;
}

/** The orders, within the request's transaction. */
export interface Orders extends OrderReader {
  add(order: Order): Promise<void>;
  /** Answers whether it was this call that cancelled the order. */
  cancel(id: string): Promise<boolean>;
}

export const ORDER_READER = token<OrderReader>('OrderReader');
export const ORDERS = token<Orders>('Orders');

/** What the lines cost together. */
export function totalCents(lines: readonly OrderLine[]): number {
  return lines.reduce((sum, { priceCents, quantity }) => sum + priceCents * quantity, 0);
}

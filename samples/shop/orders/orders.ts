import { token } from 'tenon';

/** One title of an order, with its name and price as they were when it was ordered. */
export interface OrderLine {
  readonly bookId: string;
  readonly title: string;
  readonly quantity: number;
  readonly priceCents: number;
}

/** What an account has ordered. */
export interface Order {
  readonly id: string;
  readonly accountId: string;
  readonly status: 'placed' | 'cancelled';
  /** ISO 8601, in UTC. */
  readonly placedAt: string;
  /** By the ids of their books. */
  readonly lines: readonly OrderLine[];
  readonly totalCents: number;
}

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

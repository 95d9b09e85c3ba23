import type { Queries } from '../database/database.js';
import type { Order } from './order.js';
import { totalCents, type Orders } from './orders.js';

/** The orders in the database: a row each, and a row for each of their lines. */
export class SqlOrders implements Orders {
  constructor(private readonly queries: Queries) {}

  async find(id: string): Promise<Order | undefined> {
    const order = await this.queries.selectFrom('orders').selectAll().where('id', '=', id).executeTakeFirst();
    if (order === undefined) return undefined;
    const lines = await this.queries
      .selectFrom('orderLines')
      .select(['bookId', 'title', 'quantity', 'priceCents'])
      .where('orderId', '=', id)
      .orderBy('bookId')
      .execute();
    return { ...order, placedAt: new Date(order.placedAt), lines, totalCents: totalCents(lines) };
  }

  async add({ id, accountId, status, placedAt, lines }: Order): Promise<void> {
    await this.queries.insertInto('orders').values({ id, accountId, status, placedAt: placedAt.toISOString() }).execute();
    await this.queries
      .insertInto('orderLines')
      .values(lines.map((line) => ({ orderId: id, ...line })))
      .execute();
  }

  async cancel(id: string): Promise<boolean> {
    const { numUpdatedRows } = await this.queries
      .updateTable('orders')
      .set({ status: 'cancelled' })
      .where('id', '=', id)
      .where('status', '=', 'placed')
      .executeTakeFirst();
    return numUpdatedRows === 1n;
  }
}

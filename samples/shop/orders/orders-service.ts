import { randomUUID } from 'node:crypto';
import { inject } from 'inversify';
import { Injectable } from 'tenon';
import { AccountsService } from '../accounts/accounts-service.js';
import { CatalogueService } from '../catalogue/catalogue-service.js';
import { CLOCK, type Clock } from '../shared/clock.js';
import type { NewOrder } from './new-order.js';
import type { Order, OrderLine } from './order.js';
import { ORDERS, totalCents, type Orders } from './orders.js';
import { OrderCancelled } from './problems.js';

/** Places and cancels orders. All that one request does here happens together or not at all. */
@Injectable({ scope: 'request' })
export class OrdersService {
  constructor(
    private readonly accounts: AccountsService,
    private readonly catalogue: CatalogueService,
    @inject(ORDERS) private readonly orders: Orders,
    @inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `AccountNotFound`, `BookNotFound`, `OutOfStock`. */
  async place(accountId: string, { lines: wanted }: NewOrder): Promise<Order> {
    const account = await this.accounts.get(accountId);
    const lines: OrderLine[] = [];
    for (const { bookId, quantity } of inTurn(wanted)) {
      const { title, priceCents } = await this.catalogue.take(bookId, quantity);
      lines.push({ bookId, title, quantity, priceCents });
    }
    const order: Order = {
      id: randomUUID(),
      accountId: account.id,
      status: 'placed',
      placedAt: this.clock.now(),
      lines,
      totalCents: totalCents(lines),
    };
    await this.orders.add(order);
    return order;
  }

  /** Throws `OrderCancelled`. */
  async cancel(order: Order): Promise<Order> {
    if (!(await this.orders.cancel(order.id))) throw new OrderCancelled();
    for (const { bookId, quantity } of inTurn(order.lines)) await this.catalogue.putBack(bookId, quantity);
    return { ...order, status: 'cancelled' };
  }
}

/** Everybody takes books in the same order, so that no two transactions wait for each other. */
function inTurn<T extends { readonly bookId: string }>(lines: readonly T[]): T[] {
  return [...lines].sort((one, other) => (one.bookId < other.bookId ? -1 : 1));
}

import { inject } from 'inversify';
import { Body, Controller, Depends, Get, Links, Path, Post, ResponseState, Uuid } from 'tenon';
import { AccountNotFound } from '../accounts/problems.js';
import { BookNotFound, OutOfStock } from '../catalogue/problems.js';
import { found } from '../shared/found.js';
import { located } from '../shared/location.js';
import { noStore } from '../shared/no-store.js';
import { orderExamples } from './examples.js';
import { NewOrder } from './new-order.js';
import { Order } from './order.js';
import { ORDER_READER, type OrderReader } from './orders.js';
import { OrdersService } from './orders-service.js';
import { OrderCancelled, OrderNotFound } from './problems.js';

@Controller('/orders', { tags: ['orders'], middleware: [noStore] })
export class OrdersController {
  constructor(
    @inject(ORDER_READER) private readonly orders: OrderReader,
    private readonly links: Links,
  ) {}

  @Post({
    status: 201,
    returns: Order,
    throws: [AccountNotFound, BookNotFound, OutOfStock],
    responses: { 201: located },
    responseDescription: 'The order.',
    summary: 'Place an order',
    description: 'Takes all of its books out of the stock, or none.',
  })
  async placeOrder(
    @Depends() service: OrdersService,
    @Body({ namedExamples: orderExamples }) order: NewOrder,
    @Depends() state: ResponseState,
  ): Promise<Order> {
    const placed = await service.place(order);
    state.headers.set('location', this.links.path('OrdersController.readOrder', { orderId: placed.id }));
    return placed;
  }

  @Get('/:orderId', {
    returns: Order,
    throws: [OrderNotFound],
    responseDescription: 'The order.',
    summary: 'Read an order',
    description: 'With the names and prices of its books as they were when it was placed.',
  })
  async readOrder(@Path({ type: Uuid, description: 'The id of the order.' }) orderId: string): Promise<Order> {
    return found(await this.orders.find(orderId), OrderNotFound);
  }

  @Post('/:orderId/cancel', {
    returns: Order,
    throws: [OrderNotFound, OrderCancelled],
    responseDescription: 'The order as it is now.',
    summary: 'Cancel an order',
    description: 'Puts its books back into the stock.',
  })
  cancelOrder(
    @Depends() service: OrdersService,
    @Path({ type: Uuid, description: 'The id of the order.' }) orderId: string,
  ): Promise<Order> {
    return service.cancel(orderId);
  }
}

import { Body, Controller, Depends, Get, Links, Post, requires, ResponseState, type JwtPrincipal } from 'tenon';
import { currentMember } from '../access/member.js';
import { AccountNotFound } from '../accounts/problems.js';
import { BookNotFound, OutOfStock } from '../catalogue/problems.js';
import { located } from '../shared/location.js';
import { noStore } from '../shared/no-store.js';
import { orderExamples } from './examples.js';
import { NewOrder } from './new-order.js';
import { Order } from './order.js';
import { OrdersService } from './orders-service.js';
import { ownOrder } from './own-order.js';
import { OrderCancelled } from './problems.js';

@Controller('/orders', { tags: ['orders'], middleware: [noStore], use: [currentMember] })
export class OrdersController {
  constructor(private readonly links: Links) {}

  @Post({
    status: 201,
    use: [requires('orders:write')],
    returns: Order,
    throws: [AccountNotFound, BookNotFound, OutOfStock],
    responses: { 201: located },
    responseDescription: 'The order.',
    summary: 'Place an order',
    description: 'Takes all of its books out of the stock, or none. It is the order of whoever places it.',
  })
  async placeOrder(
    @Depends(currentMember) { subject }: JwtPrincipal,
    @Depends() service: OrdersService,
    @Body({ namedExamples: orderExamples }) order: NewOrder,
    @Depends() state: ResponseState,
  ): Promise<Order> {
    const placed = await service.place(subject, order);
    state.headers.set('location', this.links.path('OrdersController.readOrder', { orderId: placed.id }));
    return placed;
  }

  @Get('/:orderId', {
    use: [requires('orders:read')],
    returns: Order,
    responseDescription: 'The order.',
    summary: 'Read an order',
    description: "One's own, or any for the staff, with the names and prices of its books as they were when it was placed.",
  })
  readOrder(@Depends(ownOrder) order: Order): Order {
    return order;
  }

  @Post('/:orderId/cancel', {
    use: [requires('orders:write')],
    returns: Order,
    throws: [OrderCancelled],
    responseDescription: 'The order as it is now.',
    summary: 'Cancel an order',
    description: "One's own, or any for the staff. Puts its books back into the stock.",
  })
  cancelOrder(@Depends(ownOrder) order: Order, @Depends() service: OrdersService): Promise<Order> {
    return service.cancel(order);
  }
}

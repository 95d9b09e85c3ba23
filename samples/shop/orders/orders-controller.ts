import { inject } from 'inversify';
import { Body, Controller, Depends, Get, Path, Post, Uuid } from 'tenon';
import { found } from '../shared/found.js';
import { NewOrder } from './new-order.js';
import { ORDER_READER, type Order, type OrderReader } from './orders.js';
import { OrdersService } from './orders-service.js';

@Controller('/orders')
export class OrdersController {
  constructor(@inject(ORDER_READER) private readonly orders: OrderReader) {}

  @Post({ status: 201 })
  place(@Depends() service: OrdersService, @Body() order: NewOrder): Promise<Order> {
    return service.place(order);
  }

  @Get('/:orderId')
  async read(@Path({ type: Uuid }) orderId: string): Promise<Order> {
    return found(await this.orders.find(orderId), 'Order');
  }

  @Post('/:orderId/cancel')
  cancel(@Depends() service: OrdersService, @Path({ type: Uuid }) orderId: string): Promise<Order> {
    return service.cancel(orderId);
  }
}

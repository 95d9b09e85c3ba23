import { Body, Controller, Field, Int, Module, Post, createApp } from 'tenon';
import { NewOrder, Status } from '../shared/new-order.js';

class AddressOut {
  @Field() street!: string;
  @Field() city!: string;
  @Field() zip!: string;
  @Field({ type: String, nullable: true, optional: true }) country?: string | null;
}

class LineOut {
  @Field() productId!: string;
  @Field() title!: string;
  @Field({ type: Int }) quantity!: number;
}

class OrderOut {
  @Field() id!: string;
  @Field() email!: string;
  @Field() name!: string;
  @Field({ type: Int }) age!: number;
  @Field() total!: number;
  @Field() paid!: boolean;
  @Field({ enum: Status }) status!: Status;
  @Field() createdAt!: string;
  @Field({ type: [String] }) tags!: string[];
  @Field({ type: AddressOut }) address!: AddressOut;
  @Field({ type: [LineOut] }) lines!: LineOut[];
}

@Controller('/orders')
class Orders {
  @Post('', { status: 201, returns: OrderOut })
  create(@Body() order: NewOrder) {
    return order;
  }
}

@Module({ controllers: [Orders] })
class AppModule {}

const app = createApp(AppModule, { title: 'Post order' });
await app.listen(Number(process.env.PORT), '127.0.0.1');

import { Body, ClassSerializerInterceptor, Controller, Module, Post, UseInterceptors, ValidationPipe } from '@nestjs/common';
import { Exclude } from 'class-transformer';
import { NewAddress, NewLine, NewOrder, Status } from '../shared/new-order.js';
import { listen } from './listen.js';

class LineOut {
  productId!: string;
  title!: string;
  quantity!: number;
  @Exclude() price!: number;

  constructor(line: NewLine) {
    Object.assign(this, line);
  }
}

/** Made by its constructor, as Nest's documentation has it; `@SerializeOptions({ type })` would go through class-transformer once more. */
class OrderOut {
  id!: string;
  email!: string;
  name!: string;
  age!: number;
  total!: number;
  paid!: boolean;
  status!: Status;
  createdAt!: string;
  @Exclude() note?: string | null;
  tags!: string[];
  address!: NewAddress;
  lines: LineOut[];

  constructor(order: NewOrder) {
    Object.assign(this, order);
    this.lines = order.lines.map((line) => new LineOut(line));
  }
}

@Controller('orders')
@UseInterceptors(ClassSerializerInterceptor)
class Orders {
  @Post()
  create(@Body() order: NewOrder) {
    return new OrderOut(order);
  }
}

@Module({ controllers: [Orders] })
class AppModule {}

await listen(AppModule, (app) => {
  app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true }));
});

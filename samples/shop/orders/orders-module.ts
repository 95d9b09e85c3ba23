import { Module, provide } from 'tenon';
import { AccountsModule } from '../accounts/accounts-module.js';
import { CatalogueModule } from '../catalogue/catalogue-module.js';
import { CLOCK, systemClock } from '../shared/clock.js';
import { READER, TRANSACTION } from '../database/database.js';
import { ORDER_READER, ORDERS } from './orders.js';
import { OrdersController } from './orders-controller.js';
import { OrdersService } from './orders-service.js';
import { SqlOrders } from './sql-orders.js';

@Module({
  imports: [AccountsModule, CatalogueModule],
  controllers: [OrdersController],
  providers: [
    OrdersService,
    { provide: CLOCK, useValue: systemClock },
    provide({ provide: ORDER_READER, useFactory: (reader) => new SqlOrders(reader), inject: [READER] }),
    provide({ provide: ORDERS, useFactory: (transaction) => new SqlOrders(transaction), inject: [TRANSACTION], scope: 'request' }),
  ],
})
export class OrdersModule {}

/** Guards: scopes on every level, a class that decides, an object of one's own, public routes, and alternatives. */
import { anyOf, apiKeyHeader, Controller, createApp, Delete, dependency, Depends, Get, Injectable, Int } from 'tenon';
import { Module, path, Path, permitted, Public, requires, Security, type Guard } from 'tenon';
import { jwtBearer, type JwtPrincipal } from 'tenon';

/** Read from the environment in earnest. */
export const secret = 'a-secret-of-32-bytes-or-more-which-nobody-else-knows';

const member = jwtBearer({ issuer: 'https://id.example', audience: 'orders', algorithms: ['HS256'], keys: secret });

export interface Order {
  readonly id: number;
  readonly owner: string;
}

@Injectable()
class Orders {
  readonly #orders = new Map([1, 2, 3].map((id) => [id, { id, owner: id === 3 ? 'otto' : 'ines' }]));

  all(): Order[] {
    return [...this.#orders.values()];
  }

  find(id: number): Order | undefined {
    return this.#orders.get(id);
  }

  drop(order: Order): void {
    this.#orders.delete(order.id);
  }
}

@Injectable()
class OfficeHours {
  isOpen(hour: number): boolean {
    return hour >= 8 && hour < 18;
  }
}

@Injectable()
class StaffOnly implements Guard {
  constructor(private readonly hours: OfficeHours) {}

  allows(@Depends(member) { claims }: JwtPrincipal) {
    return claims.role === 'staff' && this.hours.isOpen(Number(claims.hour));
  }
}

const order = dependency({ orders: Orders, orderId: path('orderId', { type: Int }) }, ({ orders, orderId }) => orders.find(orderId));
const ownOrder = permitted(order, { me: member }, ({ owner }, { me }) => owner === me.subject, { hidden: true });

@Controller('/orders', { use: [member, requires('orders:read')] })
class OrdersController {
  constructor(private readonly orders: Orders) {}

  @Get()
  list(@Depends(member) { subject }: JwtPrincipal) {
    return this.orders.all().filter(({ owner }) => owner === subject);
  }

  @Get('/:orderId')
  read(@Depends(ownOrder) order: Order) {
    return order;
  }

  @Delete('/:orderId', { status: 204, use: [requires('orders:write')] })
  drop(@Depends(ownOrder) order: Order) {
    this.orders.drop(order);
  }

  @Get('/prices')
  @Public()
  prices() {
    return { parcel: 4 };
  }
}

const machineKey = apiKeyHeader('x-machine-key', { schemeName: 'Machine' });
const caller = anyOf(member, machineKey);

@Controller('/office', { use: [StaffOnly] })
class Office {
  @Get('/reports')
  reports(@Security(member, ['reports:read']) { subject }: JwtPrincipal) {
    return { for: subject };
  }
}

@Controller('/status')
class Status {
  @Get('/:part')
  read(@Path() part: string, @Depends(caller) by: JwtPrincipal | string) {
    return { part, by: typeof by === 'string' ? 'a machine' : by.subject };
  }
}

@Module({ controllers: [OrdersController, Office, Status], providers: [Orders, OfficeHours, StaffOnly] })
class GuardsModule {}

export const app = createApp(GuardsModule, { title: 'Guards', secureByDefault: true });

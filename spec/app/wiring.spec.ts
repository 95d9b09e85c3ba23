import { Controller, createApp, dependency, Depends, Get, Header, Injectable, Int, Module, Path, token } from 'tenon';

const CLOCK = token<() => number>('Clock');

@Injectable()
class Pool {
  readonly secret = 'postgres://user:hunter2@host';
}

const session = dependency({ pool: Pool }, async function* openSession({ pool }) {
  yield { pool };
});

const guard = dependency(function guard() {
  return true;
});

@Injectable({ scope: 'request' })
class Orders {
  constructor(@Depends(session) readonly db: { pool: Pool }) {}
}

@Controller('/orders')
class OrdersController {
  constructor(readonly orders: Orders) {}

  @Get('/:orderId', { use: [guard] })
  read(@Path({ type: Int }) orderId: number, @Header({ optional: true }) ifNoneMatch?: string) {
    return { orderId, ifNoneMatch };
  }
}

@Module({ providers: [Pool, { provide: CLOCK, useValue: () => 0 }], exports: [Pool] })
class DatabaseModule {}

@Module({ imports: [DatabaseModule], providers: [Orders], controllers: [OrdersController] })
class OrdersModule {}

describe('app.wiring()', () => {
  it('tells modules, providers and routes as data that is the same from run to run', async () => {
    await using app = createApp(OrdersModule);
    await app.init();
    const wiring = app.wiring();
    expect(wiring).toMatchObject({ version: 1, status: 'complete', problems: [] });
    expect(wiring.modules).toEqual([
      { id: 'TenonModule', global: true, prefix: '', imports: [], exports: ['Application', 'Logger', 'Links', 'OpenApi'], controllers: [] },
      { id: 'DatabaseModule', global: false, prefix: '', imports: [], exports: ['Pool'], controllers: [] },
      { id: 'OrdersModule', global: false, prefix: '', imports: ['DatabaseModule'], exports: [], controllers: ['OrdersController'] },
    ]);
    expect(wiring.providers.map(({ id, kind, effectiveScope }) => `${id} ${kind} ${effectiveScope}`)).toEqual([
      'TenonModule/Application value singleton',
      'TenonModule/Logger value singleton',
      'TenonModule/Links value singleton',
      'TenonModule/OpenApi value singleton',
      'DatabaseModule/Pool class singleton',
      'DatabaseModule/Clock value singleton',
      'OrdersModule/openSession generator request',
      'OrdersModule/Orders class request',
      'OrdersModule/OrdersController class request',
      'OrdersModule/guard factory request',
    ]);
    expect(wiring.providers.find(({ token }) => token === 'OrdersController')).toMatchObject({
      scope: 'singleton',
      effectiveScope: 'request',
      scopeReason: ['OrdersController', 'Orders'],
      injects: [{ id: 'OrdersModule/Orders', at: 'parameter 1 "orders"' }],
    });
    expect(wiring.routes).toEqual([
      {
        id: 'GET /orders/:orderId',
        method: 'GET',
        path: '/orders/:orderId',
        operationId: 'read',
        handler: 'OrdersController.read',
        parameters: [
          { name: 'orderId', in: 'path', required: true, type: 'Int' },
          { name: 'if-none-match', in: 'header', required: false, type: 'String' },
        ],
        guards: [{ id: 'OrdersModule/guard', scopes: [] }],
        dependencies: [
          {
            id: 'OrdersModule/OrdersController',
            scope: 'request',
            teardown: false,
            dependencies: [
              {
                id: 'OrdersModule/Orders',
                scope: 'request',
                teardown: false,
                dependencies: [
                  {
                    id: 'OrdersModule/openSession',
                    scope: 'request',
                    teardown: true,
                    dependencies: [{ id: 'DatabaseModule/Pool', scope: 'singleton', teardown: false, dependencies: [] }],
                  },
                ],
              },
            ],
          },
        ],
        opens: ['OrdersModule/openSession'],
        statuses: [200, 422],
      },
    ]);
  });

  it('holds no value', async () => {
    await using app = createApp(OrdersModule);
    await app.init();
    const text = JSON.stringify(app.wiring());
    expect(text).not.toContain('hunter2');
    expect(JSON.parse(text)).toEqual(app.wiring());
  });
});

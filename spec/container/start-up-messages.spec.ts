import { inject, injectable, multiInject, named } from 'inversify';
import {
  Controller,
  createApp,
  Depends,
  dependency,
  Get,
  Injectable,
  provide,
  REQUEST,
  token,
  type ModuleOptions,
  type Override,
} from 'tenon';
import { override } from 'tenon/testing';
import type { Constructor } from '../../src/core/types.js';
import { moduleNamed, refusal } from './support/applications.js';
import { expectGolden } from './support/golden.js';

/** Holds the whole message of an application that cannot start against its golden file. */
async function expectMessage(name: string, root: Constructor | ModuleOptions, overrides: readonly Override[] = []): Promise<void> {
  const { message } = await refusal(root, { override: overrides });
  expectGolden(new URL(`./golden/${name}.txt`, import.meta.url), message);
}

interface Clock {
  now(): Date;
}
const CLOCK = token<Clock>('Clock');

@Injectable()
class Pool {}

@Injectable({ scope: 'request' })
class Session {
  constructor(readonly pool: Pool) {}
}

@Injectable({ scope: 'transient' })
class OrdersRepository {
  constructor(readonly session: Session) {}
}

describe('the message of an application that cannot start', () => {
  it('because things are missing', async () => {
    @Injectable()
    class OrdersService {
      constructor(
        readonly pool: Pool,
        @inject(CLOCK) readonly clock: Clock,
        @inject('Mailr') readonly mailer: unknown,
      ) {}
    }
    const priced = dependency({ rates: 'Rates' }, ({ rates }) => rates, { name: 'priced' });
    @Controller('/orders')
    class Orders {
      constructor(readonly orders: OrdersService) {}
      @Get()
      list(@Depends(priced) prices: unknown) {
        return prices;
      }
    }
    const twin = token<Clock>('Clock');
    const OrdersModule = moduleNamed('OrdersModule', { controllers: [Orders], providers: [OrdersService] });
    await expectMessage('missing', {
      imports: [OrdersModule],
      providers: [
        { provide: 'Mailer', useValue: null },
        { provide: twin, useValue: { now: () => new Date() } },
      ],
    });
  });

  it('because modules do not see each other', async () => {
    const asks = (what: string) => provide({ provide: `Needs${what}`, useFactory: (one) => one, inject: [what] });
    const value = (what: string) => ({ provide: what, useValue: what });
    const DatabaseModule = moduleNamed('DatabaseModule', { providers: [value('Pool'), value('Migrations')], exports: ['Pool'] });
    const ReplicaModule = moduleNamed('ReplicaModule', { providers: [value('Pool')], exports: ['Pool', 'Replica'] });
    const OrdersModule = moduleNamed('OrdersModule', {
      imports: [DatabaseModule, ReplicaModule],
      providers: [asks('Migrations'), asks('Pool'), asks('Rates')],
    });
    const RatesModule = moduleNamed('RatesModule', { providers: [value('Rates'), asks('Pool')], exports: [OrdersModule] });
    await expectMessage('not-visible', { imports: [OrdersModule, RatesModule] });
  });

  it('because bindings do not fit', async () => {
    @injectable()
    class Car {
      constructor(
        @inject('Wheel') @named('spare') readonly spare: string,
        @inject('Engine') readonly engine: string,
        @inject('Radio') readonly radio: string,
        @multiInject('Wheel') readonly wheels: readonly string[],
      ) {}
    }
    await expectMessage('bindings', {
      providers: [Car],
      register: (bind) => {
        bind('Wheel').toConstantValue('small').whenNamed('front');
        bind('Wheel').toConstantValue('big').whenTagged('side', 'rear');
        bind('Engine').toConstantValue('petrol');
        bind('Engine').toConstantValue('diesel');
        bind('Radio').toConstantValue('loud').whenParentIs(Pool);
        bind('Half');
        bind('Closing')
          .toDynamicValue(() => 1)
          .onDeactivation(() => undefined);
      },
    });
  });

  it('because of circles, scopes and the order of closing', async () => {
    const step = (name: string, ...inject: unknown[]) => provide({ provide: name, useFactory: () => name, inject: inject as never });
    const closing = (name: string, closes: 'before-response' | 'after-response', inputs: object = {}) =>
      dependency(
        inputs as Record<string, never>,
        function* () {
          yield name;
        },
        { name, closes },
      );
    const feed = closing('feed', 'after-response', { session: closing('session', 'before-response') });
    await expectMessage('circles-and-scopes', {
      providers: [
        step('Chicken', 'Egg'),
        step('Egg', 'Hen'),
        step('Hen', 'Chicken'),
        Pool,
        Session,
        OrdersRepository,
        step('OrdersCache', OrdersRepository),
        step('Audit', REQUEST),
        feed,
      ],
    });
  });

  it('because types are lost', async () => {
    const withTypes = (name: string, types: readonly unknown[] | undefined) => {
      const type = {
        [name]: class {
          constructor(readonly clock: unknown) {}
        },
      }[name] as Constructor;
      if (types !== undefined) Reflect.defineMetadata('design:paramtypes', types, type);
      return type;
    };
    await expectMessage('lost-types', {
      providers: [
        withTypes('NoMetadata', undefined),
        withTypes('OfInterface', [Object]),
        withTypes('ImportedAsType', [Function]),
        withTypes('InACircle', [undefined]),
      ],
    });
  });

  it('because lists hold what they should not', async () => {
    const BillingModule = moduleNamed('BillingModule', {
      imports: [undefined as never, Pool, {} as never, Promise.reject(new Error('connect ECONNREFUSED 127.0.0.1:8200'))],
      providers: [
        undefined as never,
        { provide: CLOCK } as never,
        { provide: 'Both', useValue: 1, useFactory: () => 1 } as never,
        (() => 1) as never,
      ],
      controllers: [undefined as never, Pool],
      exports: ['Clok', undefined as never],
    });
    await expectMessage('lists', { imports: [BillingModule] });
  });

  it('because overrides do not fit', async () => {
    const uses = provide({ provide: 'Uses', useFactory: () => 1, inject: [Pool] });
    await expectMessage('overrides', { providers: [Pool, uses, { provide: 'Unused', useValue: 1 }] }, [
      override<unknown>('Pol').with(1),
      override<unknown>('Unused').with(2),
      override(Pool).withClass(5 as never),
    ]);
  });

  it('because a singleton could not be made', async () => {
    const failing = {
      provide: 'Connection',
      useFactory: async () => {
        throw new Error('connect ECONNREFUSED 127.0.0.1:5432');
      },
    };
    const app = createApp(moduleNamed('DatabaseModule', { providers: [failing] }));
    const message = await app.init().then(
      () => 'started',
      (error: Error) => error.message,
    );
    expectGolden(new URL('./golden/singleton-failed.txt', import.meta.url), `${message}\n`);
  });
});

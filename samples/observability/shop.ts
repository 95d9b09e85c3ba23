import { setTimeout as delay } from 'node:timers/promises';
import {
  Body,
  Controller,
  createApp,
  Depends,
  Get,
  HealthCheck,
  HttpException,
  Injectable,
  Module,
  Path,
  Post,
  Req,
  REQUEST_LOGGER,
  type Logger,
} from 'tenon';
import type { Request } from 'express';

/** Stands for a pool of connections. */
@Injectable()
export class Database {
  isReachable = true;

  @HealthCheck('database', { timeout: 500 })
  async ping(signal: AbortSignal) {
    await delay(1, undefined, { signal });
    if (!this.isReachable) throw new Error('no route to 10.0.0.7');
  }

  find(id: string): object | undefined {
    return id === '7' ? { id, item: 'plumbus' } : undefined;
  }
}

@Injectable()
export class Workers {
  stuck = 0;

  @HealthCheck('workers', { kind: 'liveness' })
  areAlive() {
    return this.stuck < 4;
  }
}

@Controller('/orders')
class Orders {
  constructor(private readonly database: Database) {}

  @Get('/:id')
  read(@Path() id: string, @Depends(REQUEST_LOGGER) log: Logger) {
    const order = this.database.find(id);
    if (order === undefined) {
      log.warn({ id }, 'no such order');
      throw new HttpException(404, 'No such order');
    }
    return order;
  }

  @Post('/import', { bodyLimit: 50 * 1024 * 1024 })
  import(@Body({ mediaType: 'text/csv', type: String }) csv: string, @Req() request: Request) {
    request.log.info({ characters: csv.length }, 'orders come');
    return { accepted: true };
  }
}

@Module({ controllers: [Orders], providers: [Database, Workers] })
class ShopModule {}

export const app = createApp(ShopModule, {
  health: { readiness: '/readyz', liveness: '/livez', timeout: 1_000, details: true },
  requestIds: true,
  accessLog: {
    ignore: ['/readyz', '/livez'],
    fields: (request) => ({ tenant: request.headers['x-tenant'] }),
  },
  trustProxy: ['loopback', '10.0.0.0/8'],
  overload: { delay: 200, window: 2_000, retryAfter: 2 },
  maxConcurrency: 500,
  maxConnections: 5_000,
  timeouts: { headers: 10_000, request: 60_000, keepAlive: 5_000, send: 60_000 },
});

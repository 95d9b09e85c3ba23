import { RedisStore } from 'rate-limit-redis';
import { createClient } from 'redis';
import { Controller, createApp, Depends, Get, Module, Post, rateLimit, sessions } from 'tenon';
import type { Application, Session, SessionStore } from 'tenon';

interface Visit {
  seat?: string;
}

/** A client that fails at once while its server is away: requests are then answered with 503 instead of waiting. */
export function redisClient(port: number) {
  return createClient({ socket: { host: '127.0.0.1', port }, disableOfflineQueue: true });
}

type Client = ReturnType<typeof redisClient>;

export class RedisSessions implements SessionStore {
  constructor(private readonly client: Client) {}

  async get(key: string) {
    return (await this.client.get(`session:${key}`)) ?? undefined;
  }

  async set(key: string, text: string, seconds: number) {
    await this.client.set(`session:${key}`, text, { expiration: { type: 'EX', value: seconds } });
  }

  async replace(key: string, text: string, seconds: number) {
    const done = await this.client.set(`session:${key}`, text, { expiration: { type: 'EX', value: seconds }, condition: 'XX' });
    return done !== null;
  }

  async destroy(key: string) {
    await this.client.del(`session:${key}`);
  }

  async touch(key: string, _text: string, seconds: number) {
    await this.client.expire(`session:${key}`, seconds);
  }
}

export function theatre(client: Client): Application {
  const session = sessions<Visit>({ store: new RedisSessions(client) });
  const limit = rateLimit({
    limit: 5,
    per: 'minute',
    store: new RedisStore({ prefix: 'limit:', sendCommand: (...args: string[]) => client.sendCommand(args) }),
  });

  @Controller({ use: [limit] })
  class Seats {
    @Post('/seat')
    take(@Depends(session) { data }: Session<Visit>) {
      data.seat = 'row 7';
    }

    @Get('/seat')
    mine(@Depends(session) { data }: Session<Visit>) {
      return data.seat ?? 'none';
    }
  }

  @Module({ controllers: [Seats] })
  class TheatreModule {}

  return createApp(TheatreModule);
}

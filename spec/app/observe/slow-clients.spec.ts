import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Body, Controller, createApp, Get, Module, Post } from 'tenon';

@Controller()
class Api {
  @Get('/')
  root() {
    return 'in';
  }

  @Post('/')
  take(@Body({ type: String }) body: string) {
    return body;
  }
}

@Module({ controllers: [Api] })
class ApiModule {}

const silent = () => undefined;
const logger = { error: silent, warn: silent, info: silent, debug: silent };

/** A client that says a little again and again, and never all. */
class SlowClient {
  heard = '';
  closed: number | undefined;
  readonly socket: Socket;

  constructor(port: number, begin: string, more: string) {
    this.socket = connect(port, '127.0.0.1');
    this.socket.on('error', silent).on('data', (piece) => (this.heard += piece.toString('latin1')));
    const timer = setInterval(() => this.socket.writable && more !== '' && this.socket.write(more), 100);
    this.socket.on('close', () => {
      clearInterval(timer);
      this.closed = performance.now();
    });
    if (begin !== '') this.socket.write(begin);
  }
}

const kinds = {
  headers: ['GET / HTTP/1.1\r\nHost: a\r\n', 'X-a: b\r\n'],
  body: ['POST / HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 4000\r\n\r\n{', ' '],
  idle: ['', ''],
} as const;

describe('slow clients', () => {
  it.each(['headers', 'body', 'idle'] as const)(
    'of kind %p are gone with 408 when their time is over, while others are served',
    async (kind) => {
      const limits = { headers: 700, request: 1_000, checking: 100 };
      await using app = createApp(ApiModule, { logger, timeouts: { ...limits, close: 50 } });
      const { port, url } = await app.listen(0);
      const [begin, more] = kinds[kind];
      const begun = performance.now();
      const clients = Array.from({ length: 200 }, () => new SlowClient(port, begin, more));
      const probes: number[] = [];
      // A busy machine gets much longer than it needs.
      while (clients.some(({ closed }) => closed === undefined) && performance.now() - begun < 15_000) {
        probes.push((await fetch(url)).status);
        await delay(20);
      }
      clients.forEach(({ socket }) => socket.destroy());
      expect(clients.filter(({ closed }) => closed === undefined)).toEqual([]);
      expect([...new Set(clients.map(({ heard }) => heard.slice(0, 12)))]).toEqual(['HTTP/1.1 408']);
      expect([...new Set(probes)]).toEqual([200]);
      expect(probes.length).toBeGreaterThan(3);
    },
  );
});

import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { Body, Controller, createApp, Get, Module, Post } from 'tenon';

const counts = { opened: 0, closed: 0, twice: 0 };

class Session {
  #open = true;

  close() {
    if (this.#open) counts.closed += 1;
    else counts.twice += 1;
    this.#open = false;
  }
}

@Controller()
class Slow {
  constructor(readonly session: Session) {}

  @Get('/slow')
  async slow() {
    await delay(Math.random() * 10);
    return { payload: 'x'.repeat(500) };
  }

  @Post('/upload')
  upload(@Body({ type: Object }) body: unknown) {
    return { received: typeof body };
  }
}

@Module({
  controllers: [Slow],
  providers: [
    {
      provide: Session,
      scope: 'request',
      useGenerator: async function* () {
        counts.opened += 1;
        const session = new Session();
        await delay(0);
        try {
          yield session;
        } finally {
          session.close();
        }
      },
    },
  ],
})
class SlowModule {}

const slow = 'GET /slow HTTP/1.1\r\nHost: x\r\n\r\n';

/** What a client may do before it is gone; each ends its connection somewhere else. */
const manners: ((socket: Socket) => void)[] = [
  (socket) => {
    socket.write(slow);
    setTimeout(() => socket.resetAndDestroy(), Math.random() * 10);
  },
  (socket) => {
    socket.write('POST /upload HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n{"half":');
    setTimeout(() => socket.destroy(), Math.random() * 5);
  },
  (socket) => {
    socket.write('GET /slow HTTP/1.1\r\nHo');
    setTimeout(() => socket.destroy(), Math.random() * 5);
  },
  // Pipelined: on Node 20 and 22 the responses that were not begun never say that they closed.
  (socket) => {
    socket.write(slow.repeat(3));
    socket.once('data', () => socket.destroy());
  },
  (socket) => {
    socket.write(slow.replace('\r\n\r\n', '\r\nConnection: close\r\n\r\n'));
    socket.resume();
  },
];

const quiet = { error: () => undefined, warn: () => undefined, info: () => undefined, debug: () => undefined };

describe('clients that go away', () => {
  it('leave no scope open, and close none twice', async () => {
    const app = createApp(SlowModule, { logger: quiet });
    const { port } = await app.listen(0);
    const visit = (i: number): Promise<void> =>
      new Promise((resolve) => {
        const socket = connect(port, '127.0.0.1');
        socket.on('error', () => undefined).on('close', () => resolve());
        socket.on('connect', () => manners[i % manners.length]?.(socket));
      });
    for (let batch = 0; batch < 20; batch += 1) await Promise.all(Array.from({ length: 50 }, (_, i) => visit(i)));
    await app.close();
    expect(counts.opened).toBeGreaterThan(500);
    expect(counts).toEqual({ opened: counts.opened, closed: counts.opened, twice: 0 });
  });
});

import { setTimeout as delay } from 'node:timers/promises';
import { Body, Controller, Get, Module, Post, createApp } from 'tenon';

const longestWait = 40;
const payload = 'x'.repeat(2_000);
const counts = { opened: 0, closed: 0, double: 0 };

class Session {
  private open = true;
  constructor() {
    counts.opened++;
  }
  close(): void {
    if (this.open) counts.closed++;
    else counts.double++;
    this.open = false;
  }
}

async function* openSession(): AsyncGenerator<Session> {
  const session = new Session();
  try {
    await delay(0);
    yield session;
  } finally {
    session.close();
  }
}

@Controller()
class Requests {
  constructor(readonly session: Session) {}

  @Get('/slow')
  async slow() {
    await delay(Math.random() * longestWait);
    return { payload };
  }

  @Post('/upload')
  upload(@Body({ type: [String] }) lines: string[]) {
    return { lines: lines.length };
  }
}

@Controller()
class Report {
  @Get('/counts')
  read() {
    return { ...counts, rss: process.memoryUsage.rss() };
  }
}

@Module({
  controllers: [Requests, Report],
  providers: [{ provide: Session, useGenerator: openSession, scope: 'request', inject: [] }],
})
class AppModule {}

const app = createApp(AppModule, { title: 'Aborts' });
await app.listen(Number(process.env.PORT), '127.0.0.1');

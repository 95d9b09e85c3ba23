import { readFileSync } from 'node:fs';
import { createApp, Injectable, Module } from 'tenon';

class Clock {}

@Injectable({ scope: 'request' })
class Session {}

describe('the README', () => {
  it('shows what a failed start-up really says', async () => {
    @Module({ providers: [Clock], exports: [Clock] })
    class TimeModule {}
    @Injectable()
    class OrdersService {
      constructor(readonly clock: Clock) {}
    }
    @Injectable()
    class AuditLog {
      constructor(readonly session: Session) {}
    }
    @Module({ providers: [OrdersService] })
    class OrdersModule {}
    @Module({ imports: [TimeModule, OrdersModule], providers: [Session, AuditLog] })
    class AppModule {}
    const shown = /```\n(The application cannot start[\s\S]*?)```/.exec(readFileSync('README.md', 'utf8'))?.[1];
    await expect(createApp(AppModule).init()).rejects.toMatchObject({ message: shown });
  });
});

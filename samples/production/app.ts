import { BackgroundTasks, Controller, createApp, Depends, Injectable, Module, OnStop, Post } from 'tenon';

/** Orders that are handed on in batches; what has not been handed on would be lost with the process. */
@Injectable()
export class Outbox {
  readonly waiting: string[] = [];
  readonly sent: string[] = [];

  add(order: string): void {
    this.waiting.push(order);
  }

  @OnStop()
  async flush() {
    await Promise.resolve();
    this.sent.push(...this.waiting.splice(0));
  }
}

@Controller('/orders')
class Orders {
  constructor(readonly outbox: Outbox) {}

  @Post()
  order(@Depends() tasks: BackgroundTasks) {
    tasks.add(() => this.outbox.add('order'));
    return { accepted: true };
  }
}

@Module({ controllers: [Orders], providers: [Outbox] })
class AppModule {}

export const app = createApp(AppModule, {
  health: true,
  timeouts: { handler: 10_000, close: 20_000, lameDuck: 3_000, hook: 5_000 },
});

import { Controller, Get, Injectable, Int, Module, Path, createApp } from 'tenon';

@Injectable()
class Config {
  readonly region = 'eu';
}

class Session {
  closed = false;
  find(id: number): string {
    return `item ${id}`;
  }
  async close(): Promise<void> {
    this.closed = true;
  }
}

async function* openSession(): AsyncGenerator<Session> {
  const session = new Session();
  try {
    yield session;
  } finally {
    await session.close();
  }
}

@Injectable({ scope: 'request' })
class Repo {
  constructor(private readonly session: Session) {}
  find(id: number): string {
    return this.session.find(id);
  }
}

@Injectable({ scope: 'request' })
class ServiceA {
  constructor(private readonly repo: Repo) {}
  describe(id: number): string {
    return this.repo.find(id);
  }
}

@Injectable({ scope: 'request' })
class ServiceB {
  constructor(
    readonly session: Session,
    private readonly config: Config,
  ) {}
  region(): string {
    return this.config.region;
  }
}

@Injectable({ scope: 'request' })
class Audit {
  private readonly entries: string[] = [];
  constructor(private readonly serviceA: ServiceA) {}
  record(id: number): number {
    return this.entries.push(this.serviceA.describe(id));
  }
}

@Controller('/scoped')
class Scoped {
  constructor(
    private readonly serviceA: ServiceA,
    private readonly serviceB: ServiceB,
    private readonly audit: Audit,
  ) {}

  @Get('/:id')
  async read(@Path({ type: Int }) id: number) {
    return { item: this.serviceA.describe(id), region: this.serviceB.region(), audited: this.audit.record(id) };
  }
}

@Controller('/plain')
class Plain {
  @Get('/:id')
  async read(@Path({ type: Int }) id: number) {
    return { item: `item ${id}`, region: 'eu', audited: 1 };
  }
}

@Module({
  controllers: [Scoped, Plain],
  providers: [Config, { provide: Session, useGenerator: openSession, scope: 'request', inject: [] }, Repo, ServiceA, ServiceB, Audit],
})
class AppModule {}

const app = createApp(AppModule, { title: 'Request scope' });
await app.listen(Number(process.env.PORT), '127.0.0.1');

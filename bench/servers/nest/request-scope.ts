import { Controller, Get, Injectable, Module, Param, ParseIntPipe, Scope } from '@nestjs/common';
import { listen } from './listen.js';

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

@Injectable({ scope: Scope.REQUEST })
class Repo {
  constructor(private readonly session: Session) {}
  find(id: number): string {
    return this.session.find(id);
  }
}

@Injectable({ scope: Scope.REQUEST })
class ServiceA {
  constructor(private readonly repo: Repo) {}
  describe(id: number): string {
    return this.repo.find(id);
  }
}

@Injectable({ scope: Scope.REQUEST })
class ServiceB {
  constructor(
    readonly session: Session,
    private readonly config: Config,
  ) {}
  region(): string {
    return this.config.region;
  }
}

@Injectable({ scope: Scope.REQUEST })
class Audit {
  private readonly entries: string[] = [];
  constructor(private readonly serviceA: ServiceA) {}
  record(id: number): number {
    return this.entries.push(this.serviceA.describe(id));
  }
}

@Controller('scoped')
class Scoped {
  constructor(
    private readonly session: Session,
    private readonly serviceA: ServiceA,
    private readonly serviceB: ServiceB,
    private readonly audit: Audit,
  ) {}

  /** Nest has no teardown for request-scoped providers: closing here is the cheapest way its users have. */
  @Get(':id')
  async read(@Param('id', ParseIntPipe) id: number) {
    try {
      return { item: this.serviceA.describe(id), region: this.serviceB.region(), audited: this.audit.record(id) };
    } finally {
      await this.session.close();
    }
  }
}

@Controller('plain')
class Plain {
  @Get(':id')
  async read(@Param('id', ParseIntPipe) id: number) {
    return { item: `item ${id}`, region: 'eu', audited: 1 };
  }
}

@Module({
  controllers: [Scoped, Plain],
  providers: [Config, { provide: Session, scope: Scope.REQUEST, useFactory: async () => new Session() }, Repo, ServiceA, ServiceB, Audit],
})
class AppModule {}

await listen(AppModule);

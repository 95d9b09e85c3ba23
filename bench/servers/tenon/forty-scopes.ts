import { Controller, Get, Injectable, Module, Req, createApp } from 'tenon';

class Config {
  readonly region = 'eu';
}

/** What every class of a route's graph looks like to the hand-written code. */
type Made = new (...parts: unknown[]) => object;

/** One route: a controller over four request-scoped objects and a singleton, each a class of its own. */
function graphOf(route: number) {
  @Injectable({ scope: 'request' })
  class Session {
    readonly request: unknown;
    constructor(@Req() request: object) {
      this.request = request;
    }
  }
  @Injectable({ scope: 'request' })
  class Repo {
    constructor(readonly session: Session) {}
  }
  @Injectable({ scope: 'request' })
  class ServiceA {
    constructor(readonly repo: Repo) {}
  }
  @Injectable({ scope: 'request' })
  class ServiceB {
    constructor(
      readonly session: Session,
      readonly config: Config,
    ) {}
  }
  @Controller(`/r${route}`)
  class Handler {
    constructor(
      readonly a: ServiceA,
      readonly b: ServiceB,
    ) {}
    @Get()
    handle() {
      return this;
    }
  }
  return { Session, Repo, ServiceA, ServiceB, Handler };
}

/** What one would write by hand: a function for each route, as text because forty closures of one function would share its feedback. */
function handWritten({ Session, Repo, ServiceA, ServiceB, Handler }: ReturnType<typeof graphOf>, config: Config) {
  const text = `return function hand(frame) {
    const session = new Session(frame.request);
    return new Handler(new ServiceA(new Repo(session)), new ServiceB(session, config)).handle();
  }`;
  const classes = { Session, Repo, ServiceA, ServiceB, Handler } as unknown as Record<string, Made>;
  return new Function(...Object.keys(classes), 'config', text)(...Object.values(classes), config) as (frame: object) => unknown;
}

/** Forty routes made runnable three ways: by hand, as generated code, and as interpreted steps. */
export async function fortyScopes() {
  const graphs = Array.from({ length: 40 }, (_, route) => graphOf(route));
  const config = new Config();
  @Module({
    providers: [
      { provide: Config, useValue: config },
      ...graphs.flatMap(({ Session, Repo, ServiceA, ServiceB }) => [Session, Repo, ServiceA, ServiceB]),
    ],
    controllers: graphs.map(({ Handler }) => Handler),
  })
  class AppModule {}
  const entries = async (codeGeneration: 'on' | 'off') => {
    const app = createApp(AppModule, { codeGeneration });
    await app.init();
    return app.routes.map(
      ({ entry }) =>
        (frame: object) =>
          entry.run(frame, [], undefined, []),
    );
  };
  return {
    'hand-written': graphs.map((graph) => handWritten(graph, config)),
    generated: await entries('on'),
    interpreted: await entries('off'),
  };
}

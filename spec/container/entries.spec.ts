import { Controller, dependency, Get, Injectable, Module, type ModuleOptions } from 'tenon';
import { ApplicationContainer } from '../../src/container/build.js';
import type { EntryRequest } from '../../src/container/link-entry.js';
import { need, type Need } from '../../src/container/need.js';
import { seed } from '../../src/container/seed.js';
import { ResourceStack } from '../../src/container/teardown.js';
import type { Problem } from '../../src/core/errors.js';
import type { Constructor } from '../../src/core/types.js';

// What the layers above link beside routes: a method that is called with what only the moment knows, as a handler of errors is.

const STORM = seed<Error>('Storm', 'storm');
const log: string[] = [];

const boat = dependency(
  async function* () {
    log.push('boat out');
    try {
      yield await Promise.resolve('boat');
    } finally {
      log.push('boat in');
    }
  },
  { name: 'boat' },
);

@Injectable()
class Harbour {
  readonly name = 'harbour';
}

/** A container whose entries are linked from its root module. */
async function scanned(options: ModuleOptions = {}, codeGeneration: 'on' | 'off' = 'on') {
  @Module({ providers: [Harbour], ...options })
  class RootModule {}
  const container = new ApplicationContainer({ root: RootModule, ambient: [], seeds: [STORM], overrides: [], codeGeneration });
  await container.scan();
  return container;
}

const entry = (container: ApplicationContainer, type: Constructor, args: readonly Need[] = []): EntryRequest => {
  const module = container.rootModule;
  if (module === undefined) throw new Error('there is no root module');
  const target = need(type, 'errorHandlers');
  return { name: `${type.name}.onStorm`, module, guards: [], target, method: 'onStorm', args: [need(STORM.token, 'the error'), ...args] };
};

/** Runs an entry as its caller would: with a frame that holds the seed, and a stack of its own. */
async function run(container: ApplicationContainer, request: EntryRequest): Promise<unknown> {
  const spec = container.link(request);
  await container.start();
  const { run } = container.emit(spec);
  const stack = new ResourceStack();
  const answer = await run({ storm: new Error('gale') }, [], stack, []);
  const { failure } = await stack.close();
  expect(failure).toBeUndefined();
  await container.close();
  return answer;
}

async function problemsWith(container: ApplicationContainer, request: EntryRequest): Promise<readonly Problem[]> {
  container.link(request);
  return container.start().then(
    () => [],
    ({ problems }: { problems: readonly Problem[] }) => problems,
  );
}

describe.each(['on', 'off'] as const)('an entry with generated code %s', (codeGeneration) => {
  it('calls a method with what its frame carries and what it depends on, and opens that on a stack of its own', async () => {
    @Injectable()
    class Watch {
      constructor(readonly harbour: Harbour) {}
      onStorm(storm: Error, boat: string) {
        log.push('watch');
        return [storm.message, boat, this.harbour.name];
      }
    }
    log.length = 0;
    const container = await scanned({ providers: [Harbour, Watch] }, codeGeneration);
    const answer = await run(container, entry(container, Watch, [need(boat, 'parameter 2 "boat"')]));
    expect(answer).toEqual(['gale', 'boat', 'harbour']);
    expect(log).toEqual(['boat out', 'watch', 'boat in']);
  });

  it('finds its class among the controllers: the very one whose routes are served', async () => {
    let made = 0;
    @Controller()
    class Pier {
      readonly number = (made += 1);
      @Get('/')
      read() {}
      onStorm(storm: Error) {
        return [storm.message, this.number];
      }
    }
    const container = await scanned({ controllers: [Pier] }, codeGeneration);
    expect(await run(container, entry(container, Pier))).toEqual(['gale', 1]);
    expect(made).toBe(1);
  });

  it('makes a class that nobody provides, once', async () => {
    let made = 0;
    class Plain {
      readonly number = (made += 1);
      onStorm = (storm: Error) => [storm.message, this.number];
    }
    @Injectable()
    class Marked {
      constructor(readonly harbour: Harbour) {}
      onStorm(storm: Error) {
        return [storm.message, this.harbour.name];
      }
    }
    const plain = await scanned({}, codeGeneration);
    plain.link(entry(plain, Plain));
    expect(await run(plain, entry(plain, Plain))).toEqual(['gale', 1]);
    const marked = await scanned({}, codeGeneration);
    expect(await run(marked, entry(marked, Marked))).toEqual(['gale', 'harbour']);
  });

  it('makes a class that nobody provides for each call if it needs something of the request', async () => {
    @Injectable({ scope: 'request' })
    class Rope {
      readonly length = 5;
    }
    @Injectable()
    class Lookout {
      constructor(readonly rope: Rope) {}
      onStorm(storm: Error) {
        return [storm.message, this.rope.length];
      }
    }
    const container = await scanned({ providers: [Rope] }, codeGeneration);
    expect(await run(container, entry(container, Lookout))).toEqual(['gale', 5]);
    expect(container.bindings.find(({ definition }) => definition.token === Lookout)?.scope).toBe('request');
  });
});

describe('an entry whose class cannot be made', () => {
  it('says what its constructor lacks', async () => {
    class Undecorated {
      constructor(readonly harbour: Harbour) {}
      onStorm() {}
    }
    const container = await scanned();
    expect(await problemsWith(container, entry(container, Undecorated))).toMatchObject([
      { code: 'METADATA_MISSING', fix: expect.stringContaining('decorate Undecorated with @Injectable()') as unknown },
    ]);
  });

  it('says what it needs and nobody provides', async () => {
    @Injectable()
    class Lost {
      constructor(readonly marker: Marker) {}
      onStorm() {}
    }
    const container = await scanned();
    expect(await problemsWith(container, entry(container, Lost))).toMatchObject([
      { code: 'PROVIDER_MISSING', path: ['RootModule', 'Lost', 'Marker'] },
    ]);
  });

  it('says where it lives, if that is another module that does not export it', async () => {
    @Injectable()
    class Hidden {
      onStorm() {}
    }
    @Module({ providers: [Hidden] })
    class InnerModule {}
    const container = await scanned({ imports: [InnerModule] });
    expect(await problemsWith(container, entry(container, Hidden))).toMatchObject([
      { code: 'PROVIDER_NOT_VISIBLE', fix: expect.stringContaining('add Hidden to the exports of InnerModule') as unknown },
    ]);
  });

  it('is no provider for others, although an entry makes it', async () => {
    @Injectable()
    class Handler {
      onStorm() {}
    }
    @Injectable()
    class Asking {
      constructor(readonly handler: Handler) {}
      onStorm() {}
    }
    const container = await scanned();
    container.link(entry(container, Handler));
    expect(await problemsWith(container, entry(container, Asking))).toMatchObject([{ code: 'PROVIDER_MISSING' }]);
  });
});

class Marker {}

describe('the root module of a container', () => {
  it('is not there where the application was made of no module', async () => {
    const container = new ApplicationContainer({ root: Marker, ambient: [], seeds: [], overrides: [], codeGeneration: 'on' });
    await container.scan();
    expect(container.rootModule).toBeUndefined();
    expect(container.problems).toMatchObject([{ code: 'MODULE_EXPECTED' }]);
  });
});

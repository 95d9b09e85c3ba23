import { apiKeyHeader, Controller, dependency, Depends, Get, httpBearer, Injectable, query, Query, token, type ModuleOptions } from 'tenon';
import type { Override, ScopeDemand, Used } from 'tenon';
import { override } from 'tenon/testing';
import { ParameterInput } from '../../src/binding/parameter.js';
import { ApplicationContainer } from '../../src/container/build.js';
import { need } from '../../src/container/need.js';
import type { ModuleNode } from '../../src/container/scan.js';
import { argumentsOf } from '../../src/routing/handler-arguments.js';
import { requestSeeds } from '../../src/routing/seeds.js';
import { securityOf } from '../../src/security/requirements.js';
import { moduleNamed } from '../container/support/applications.js';

const key = apiKeyHeader('x-key', { schemeName: 'Key' });
const pass = httpBearer({ schemeName: 'Pass' });
const guest = httpBearer({ schemeName: 'Guest', autoError: false });
const USER = token<string>('User');
const NAME = token<string>('Name');

const zone = dependency({ zone: query({ type: String, default: 'UTC' }) }, ({ zone }) => zone);
const user = dependency({ zone, pass }, ({ pass }) => pass.credentials, { name: 'user' });
const admin = dependency({ user, key }, ({ user, key }) => `${user} ${key}`, { name: 'admin' });

@Injectable({ scope: 'request' })
class Session {
  constructor(@Depends(user) readonly owner: string) {}
}

@Controller()
class Desk {
  @Get('/open')
  open(@Query() text: string, @Depends(zone) where: string) {
    return [text, where];
  }

  @Get('/admin')
  admin(@Depends(admin) name: string, @Depends(user) again: string) {
    return [name, again];
  }

  @Get('/session')
  session(@Depends() session: Session) {
    return session.owner;
  }

  @Get('/token')
  token(@Depends(USER) name: string) {
    return name;
  }
}

@Controller()
class Office {
  constructor(@Depends(guest) readonly visitor: unknown) {}

  @Get('/visit')
  visit(@Depends(key) given: string) {
    return given;
  }
}

/** How a spec asks for a route: its handler, what guards it, and what a test replaces. */
interface Asked {
  readonly controller?: new (...args: never[]) => object;
  readonly use?: readonly Exclude<Used, ScopeDemand>[];
  readonly overrides?: readonly Override[];
  readonly module?: ModuleOptions;
}

/** The names of the schemes of one handler, and of the parameters that are to be documented, in an application that starts. */
async function told(method: string, { controller = Desk, use = [], overrides = [], module = {} }: Asked = {}) {
  const root = moduleNamed('AppModule', { controllers: [controller], ...module });
  const container = new ApplicationContainer({ root, ambient: [], seeds: requestSeeds, overrides, codeGeneration: 'auto' });
  await container.scan();
  const spec = container.link({
    name: `${controller.name}.${method}`,
    module: container.rootModule as ModuleNode,
    guards: use.map((one) => ({ need: need(one, 'use'), module: container.rootModule as ModuleNode })),
    target: need(controller, 'controllers'),
    method,
    args: argumentsOf(controller, method, container.problems),
  });
  await container.start();
  await container.close();
  const inputs = container.inputsOf(spec).filter((input) => input instanceof ParameterInput);
  return {
    schemes: securityOf(spec, container.byKey).schemes.map(({ schemeName }) => schemeName),
    documented: inputs.filter(({ options }) => options.includeInSchema !== false).map(({ name }) => name),
    read: inputs.map(({ name }) => name),
  };
}

const schemesIn = async (method: string, asked?: Asked) => (await told(method, asked)).schemes;

describe('the schemes of a route', () => {
  it('are none where none is in its tree', async () => {
    expect(await schemesIn('open')).toEqual([]);
  });

  it('are those below its dependencies, each once, in the order in which they are met', async () => {
    expect(await schemesIn('admin')).toEqual(['Pass', 'Key']);
  });

  it('are those of its guards, which come first', async () => {
    expect(await schemesIn('admin', { use: [key, admin] })).toEqual(['Key', 'Pass']);
    expect(await schemesIn('open', { use: [{ token: guest, cache: false }] })).toEqual(['Guest']);
  });

  it('are those below a class that it takes, and of the controller, which come last', async () => {
    expect(await schemesIn('session')).toEqual(['Pass']);
    expect(await schemesIn('visit', { controller: Office })).toEqual(['Key', 'Guest']);
  });

  it('are those below a provider', async () => {
    const provided = { provide: USER, useFactory: (name: string) => name, inject: [user], scope: 'request' } as const;
    expect(await schemesIn('token', { module: { providers: [provided] } })).toEqual(['Pass']);
    const alias = { provide: USER, useExisting: NAME };
    expect(await schemesIn('token', { module: { providers: [alias, { ...provided, provide: NAME }, user] } })).toEqual(['Pass']);
  });
});

describe('the schemes of a route whose test replaces', () => {
  it('a scheme, are what was declared', async () => {
    const overrides = [override(pass).with(() => ({ scheme: 'Bearer', credentials: 'x' }))];
    expect(await schemesIn('admin', { overrides })).toEqual(['Pass', 'Key']);
  });

  it('what uses schemes, are what was declared', async () => {
    const overrides = [override(admin).with(() => 'Ada')];
    expect(await schemesIn('admin', { overrides })).toEqual(['Pass', 'Key']);
    expect(await schemesIn('admin', { overrides: [...overrides, override(user).with(() => 'Ada')] })).toEqual(['Pass', 'Key']);
  });

  it('a dependency by one with another scheme, are what was declared', async () => {
    const other = dependency({ guest }, () => 'Ada');
    expect(await schemesIn('admin', { overrides: [override(user).with(other)] })).toEqual(['Pass', 'Key']);
  });

  it('a class or a provider, are what was declared', async () => {
    expect(await schemesIn('session', { overrides: [override(Session).with({ owner: 'Ada' })] })).toEqual(['Pass']);
    const provided = { provide: USER, useFactory: ({ owner }: Session) => owner, inject: [Session], scope: 'request' } as const;
    const overrides = [override(USER).with('Ada')];
    expect(await schemesIn('token', { module: { providers: [provided, Session] }, overrides })).toEqual(['Pass']);
  });

  it('the only user of a class, are what was declared', async () => {
    const owner = dependency({ session: Session }, ({ session }) => session.owner);
    expect(await schemesIn('open', { use: [owner], overrides: [override(owner).with(() => 'Ada')] })).toEqual(['Pass']);
  });
});

describe('the headers that schemes read', () => {
  it('are read, and are none of the parameters that are documented', async () => {
    const { documented, read } = await told('admin', { use: [guest] });
    expect(documented).toEqual(['query zone']);
    expect(read).toEqual(expect.arrayContaining(['header Authorization', 'header x-key']));
  });
});

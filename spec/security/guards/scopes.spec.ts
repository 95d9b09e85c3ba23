import {
  apiKeyHeader,
  Controller,
  dependency,
  Depends,
  Get,
  HttpException,
  Injectable,
  requires,
  Security,
  SecurityScopes,
  token,
  type Bind,
} from 'tenon';
import { override } from 'tenon/testing';
import { problemsOf, withApp } from '../../container/support/applications.js';
import { refusals } from '../../routing/application.js';

const key = apiKeyHeader('x-scopes', { schemeName: 'Key' });
/** Tells what it was asked for, and refuses what the header does not list. */
const caller = dependency({ asked: SecurityScopes, key }, ({ asked, key }) => {
  const lacking = asked.scopes.filter((scope) => !key.split(',').includes(scope));
  if (lacking.length > 0) throw new HttpException(403, { asked: asked.scopes, lacking });
  return asked.scopes;
});

@Controller('/orders', { use: [caller, requires('read')] })
class Orders {
  @Get('/list')
  list() {
    return 'orders';
  }

  @Get('/cancel', { use: [requires('write', 'read', 'audit')] })
  cancel(@Depends(caller) asked: readonly string[]) {
    return asked;
  }

  @Get('/refund')
  refund(@Security(caller, ['money']) asked: readonly string[]) {
    return asked;
  }
}

const module = { controllers: [Orders] };
const with_ = (...scopes: string[]) => ({ headers: { 'x-scopes': scopes.join(',') } });

describe('requires', () => {
  it('asks of what stands in use, and of parameters, for the scopes of all levels together, from the outside in', () =>
    withApp(
      module,
      async ({ client }) => {
        const refused = await client.get('/orders/cancel', with_('read'));
        expect(refused.json()).toEqual({ detail: { asked: ['tenant', 'read', 'write', 'audit'], lacking: ['tenant', 'write', 'audit'] } });
        const passed = await client.get('/orders/cancel', with_('tenant', 'read', 'write', 'audit'));
        expect(passed.json()).toEqual(['tenant', 'read', 'write', 'audit']);
      },
      { options: { use: [requires('tenant')] } },
    ));

  it('stands before what a parameter asks for of its own', () =>
    withApp(module, async ({ client }) => {
      expect((await client.get('/orders/refund', with_('read', 'money'))).json()).toEqual(['read', 'money']);
      expect((await client.get('/orders/refund', with_('read'))).json()).toEqual({
        detail: { asked: ['read', 'money'], lacking: ['money'] },
      });
    }));

  it('shows in the document and in the wiring', () =>
    withApp(module, async ({ app }) => {
      const { paths } = await app.openapi();
      const securities = ['list', 'cancel', 'refund'].map((one) => paths?.[`/orders/${one}`]?.get?.security);
      expect(securities).toEqual([[{ Key: ['read'] }], [{ Key: ['read', 'write', 'audit'] }], [{ Key: ['read', 'money'] }]]);
      expect(Object.keys(paths?.['/orders/list']?.get?.responses ?? {})).toContain('403');
      const guards = app.wiring().routes.map(({ guards }) => guards.map(({ scopes }) => scopes));
      expect(guards).toEqual([[['read']], [['read', 'write', 'audit']], [['read'], ['read', 'money']]]);
    }));

  it('of an application keeps its say where a test has replaced who looks at scopes', () =>
    withApp(module, async ({ client }) => expect((await client.get('/orders/list')).status).toBe(200), {
      override: [override(caller).with(() => [])],
    }));
});

describe('scopes that nobody would look at', () => {
  it('are refused where nothing in the tree injects them', async () => {
    @Controller('/plain', { use: [key, requires('read')] })
    class Plain {
      @Get()
      read(@Security(key, ['write']) key: string) {
        return key;
      }
    }
    expect(await refusals(Plain)).toEqual([
      expect.stringContaining('SCOPES_UNCHECKED: Plain.read asks for the scope read (use)'),
      expect.stringContaining('SCOPES_UNCHECKED: Plain.read asks for the scope write (parameter 1 "key")'),
    ]);
  });

  it('are refused where only the controller itself would, whom no route tells of its scopes', async () => {
    @Controller('/own', { use: [requires('read')] })
    class Own {
      constructor(@Depends(caller) readonly asked: readonly string[]) {}
      @Get()
      read() {
        return this.asked;
      }
    }
    expect(await refusals(Own as never)).toEqual([expect.stringContaining('SCOPES_UNCHECKED')]);
  });
});

it('what is no scope is refused', async () => {
  @Controller('/', { use: [caller, requires('read write', '')] })
  class Root {
    @Get()
    read(@Security(caller, ['"quoted"']) asked: readonly string[]) {
      return asked;
    }
  }
  const found = await refusals(Root);
  expect(found.filter((one) => one.startsWith('SCOPE_INVALID'))).toHaveLength(3);
});

describe('scopes through what a module provides', () => {
  it('reach it for each use by itself', () => {
    @Injectable({ scope: 'request' })
    class Session {
      constructor(@Depends() readonly asked: SecurityScopes) {}
    }
    @Injectable({ scope: 'request' })
    class Unaware {
      readonly made = Symbol();
    }
    const twin = dependency({ unaware: Unaware }, ({ unaware }) => unaware.made);
    @Controller('/')
    class Root {
      @Get()
      read(
        @Security(Session, ['a']) a: Session,
        @Security(Session, ['b', 'a']) b: Session,
        @Depends() c: Session,
        @Security(Session, ['a', 'b']) d: Session,
        @Depends(twin) one: symbol,
        @Depends() other: Unaware,
      ) {
        return [a.asked.scopes, b.asked.scopes, c.asked.scopes, b === d, one === other.made];
      }
    }
    return withApp({ controllers: [Root], providers: [Session, Unaware] }, async ({ client }) => {
      expect((await client.get('/')).json()).toEqual([['a'], ['b', 'a'], [], true, true]);
    });
  });

  it('cannot be kept by a singleton', async () => {
    @Injectable()
    class Keeps {
      constructor(readonly asked: SecurityScopes) {}
    }
    @Controller('/')
    class Root {
      constructor(readonly keeps: Keeps) {}
      @Get()
      read() {
        return this.keeps.asked.scopes;
      }
    }
    await expect(withApp({ controllers: [Root], providers: [Keeps] }, () => Promise.resolve())).rejects.toThrow(/SCOPE_CAPTIVE/);
  });
});

describe('scopes through bindings that cannot be told of them', () => {
  const MANY = token<string>('Many');
  const many = [1, 2].map(() => ({
    provide: MANY,
    scope: 'request' as const,
    useFactory: (asked: SecurityScopes) => asked.scopeStr,
    inject: [SecurityScopes],
  }));

  @Injectable()
  class Seen {
    constructor(readonly asked: SecurityScopes) {}
  }

  it.each([
    ['several of one token', { use: [{ token: MANY, many: true, scopes: ['admin'] }] }, { providers: many }],
    [
      "one in Inversify's own syntax",
      { use: [Seen, requires('admin')] },
      { register: (bind: Bind) => void bind(Seen).toSelf().inRequestScope() },
    ],
  ])('are refused at start-up: %s', async (_, options, provided) => {
    @Controller('/', options)
    class Root {
      @Get()
      read() {
        return 'in';
      }
    }
    const problems = await problemsOf({ controllers: [Root], ...provided });
    expect(problems.map(({ code }) => code)).toEqual(['SCOPES_UNCHECKED']);
  });
});

describe('the same scopes in another order', () => {
  const calls: string[] = [];
  const seen = dependency({ asked: SecurityScopes }, ({ asked }) => void calls.push(asked.scopeStr));
  const above = dependency({ below: { token: seen, scopes: ['b', 'a'] } }, () => undefined);

  @Controller('/')
  class Root {
    @Get('/one')
    one(@Security(seen, ['a', 'b']) first: undefined, @Depends(above) second: undefined) {
      return [first, second];
    }

    @Get('/other')
    other(@Security(above, ['a']) first: undefined) {
      return [first];
    }
  }

  it.each([
    ['provided by nobody', []],
    ['provided by a module', [seen, above]],
  ])('are one set in a request, and each route has its own order: %s', (_, providers) =>
    withApp({ controllers: [Root], providers }, async ({ client }) => {
      calls.splice(0);
      await client.get('/one');
      await client.get('/other');
      expect(calls).toEqual(['a b', 'a b']);
    }),
  );
});

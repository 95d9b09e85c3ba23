import { apiKeyHeader, Controller, dependency, Get, Injectable, Public, requires, SecurityScopes } from 'tenon';
import type { ApplicationOptions, Guard } from 'tenon';
import { withApp } from '../../container/support/applications.js';
import { refusals } from '../../routing/application.js';

const key = apiKeyHeader('x-key', { schemeName: 'Key' });
const caller = dependency({ asked: SecurityScopes, key }, ({ key }) => key, { name: 'caller' });
const stamped: string[] = [];
const stamp = dependency(() => void stamped.push('stamp'));
beforeEach(() => stamped.splice(0));

@Injectable()
class Owner implements Guard {
  allows() {
    return true;
  }
}

@Controller('/shop')
class Shop {
  @Get('/orders')
  orders() {
    return 'orders';
  }

  @Public()
  @Get('/prices')
  prices() {
    return 'prices';
  }

  @Get('/hours', { public: true })
  hours() {
    return 'hours';
  }
}

@Public()
@Controller('/site')
class Site {
  @Get('/about')
  about() {
    return 'about';
  }

  @Get('/members', { use: [key] })
  members() {
    return 'members';
  }

  @Get('/staff', { public: false })
  staff() {
    return 'staff';
  }
}

const options: ApplicationOptions = { use: [stamp, caller, requires('shop')], secureByDefault: true };
const module = { controllers: [Shop, Site] };
const statusOf = (path: string, headers: Record<string, string> = {}) => {
  let status = 0;
  return withApp(module, async ({ client }) => void (status = (await client.get(path, { headers })).status), { options }).then(
    () => status,
  );
};

describe('a public route', () => {
  it.each(['/shop/prices', '/shop/hours', '/site/about'])('%s is not asked who it is by the levels around', async (path) => {
    expect([await statusOf(path), stamped]).toEqual([200, ['stamp']]);
  });

  it.each(['/shop/orders', '/site/members', '/site/staff'])('%s is none', async (path) => {
    expect(await statusOf(path)).toBe(401);
    expect(await statusOf(path, { 'x-key': 'k' })).toBe(200);
  });

  it('asks for nothing in the document', () =>
    withApp(
      module,
      async ({ app }) => {
        const { paths } = await app.openapi();
        const security = Object.entries(paths ?? {}).map(([path, item]) => [path, item.get?.security !== undefined]);
        expect(Object.fromEntries(security)).toEqual({
          '/shop/orders': true,
          '/shop/prices': false,
          '/shop/hours': false,
          '/site/about': false,
          '/site/members': true,
          '/site/staff': true,
        });
      },
      { options },
    ));

  it('whose own guard asks who it is is refused at start-up', async () => {
    @Public()
    @Controller('/a', { use: [requires('x')] })
    class A {
      @Public()
      @Get('/b', { use: [caller] })
      b() {
        return 'b';
      }
    }
    expect(await refusals(A)).toEqual([
      'PUBLIC_GUARDED: A is public, and its own `use` asks who it is: requires(x).',
      'PUBLIC_GUARDED: A.b is public, and its own `use` asks who it is: caller.',
    ]);
  });
});

describe('an application that is secure by default', () => {
  @Controller('/open')
  class Open {
    @Get('/a')
    a() {
      return 'a';
    }
    @Get('/b', { use: [stamp] })
    b() {
      return 'b';
    }
    @Get('/c', { use: [Owner] })
    c() {
      return 'c';
    }
    @Get('/d', { public: true })
    d() {
      return 'd';
    }
  }

  it('does not start with a route that says nothing of who may use it, and names each', async () => {
    const starting = withApp({ controllers: [Open], providers: [Owner] }, () => Promise.resolve(), { options: { secureByDefault: true } });
    await expect(starting).rejects.toThrow(/Open\.a \(GET \/open\/a\)[\s\S]*Open\.b \(GET \/open\/b\)/);
    await expect(starting).rejects.not.toThrow(/Open\.[cd]/);
  });

  it('starts with its documentation', () =>
    withApp(module, async ({ client }) => expect((await client.get('/docs')).status).toBe(200), { options }));
});

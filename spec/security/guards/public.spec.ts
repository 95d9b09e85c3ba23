import { apiKeyHeader, Controller, dependency, Depends, Get, httpBearer, Injectable, Public, requires, SecurityScopes } from 'tenon';
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
  allows(@Depends(key) key: string) {
    return key !== '';
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
      @Get('/c')
      c() {
        return 'c';
      }

      @Get('/d')
      d(@Depends(caller) by: string) {
        return by;
      }

      @Public()
      @Get('/b', { use: [caller] })
      b() {
        return 'b';
      }
    }
    expect((await refusals(A)).toSorted()).toEqual([
      'PUBLIC_GUARDED: A.b is public, and asks who it is all the same: caller.',
      'PUBLIC_GUARDED: A.c is public, and asks who it is all the same: requires(x).',
      'PUBLIC_GUARDED: A.d is public, and asks who it is all the same: parameter 1 "by".',
      'PUBLIC_GUARDED: A.d is public, and asks who it is all the same: requires(x).',
      expect.stringContaining('SCOPES_UNCHECKED: A.c asks'),
    ]);
  });
});

describe('what is said of a route above does not hold for one that is written anew', () => {
  class Base {
    @Public()
    @Get('/info')
    info() {
      return 'info';
    }
  }

  it('below its class', () => {
    @Controller('/admin', { use: [key] })
    class Admin extends Base {
      @Get('/info')
      override info() {
        return 'secret';
      }
    }
    @Controller('/plain', { use: [key] })
    class Plain extends Base {}
    return withApp({ controllers: [Admin, Plain] }, async ({ client }) => {
      expect((await client.get('/admin/info')).status).toBe(401);
      expect((await client.get('/plain/info')).status).toBe(200);
    });
  });

  it('by an option that says otherwise, which is refused', async () => {
    @Controller('/both')
    class Both {
      @Public()
      @Get({ public: false, use: [key] })
      read() {
        return 'in';
      }
    }
    expect(await refusals(Both)).toEqual([expect.stringContaining('OPTION_UNFIT')]);
  });

  it('of guards of a controller that it extends: they are its own as well', () => {
    @Controller('/guarded', { use: [key] })
    class Guarded {
      @Get()
      read() {
        return 'in';
      }
    }
    @Controller('/below')
    class Below extends Guarded {}
    return withApp({ controllers: [Guarded, Below] }, async ({ client }) => {
      expect((await client.get('/below')).status).toBe(401);
    });
  });
});

it('a public route keeps what only looks at who asks, where nobody has to tell', () => {
  const maybe = httpBearer({ autoError: false, schemeName: 'Maybe' });
  let counted = 0;
  const counting = dependency({ maybe }, () => void (counted += 1));
  @Controller('/', { use: [counting, key] })
  class Root {
    @Public()
    @Get('/login')
    login() {
      return 'in';
    }
  }
  return withApp({ controllers: [Root] }, async ({ client }) => {
    expect([(await client.get('/login')).status, counted]).toEqual([200, 1]);
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

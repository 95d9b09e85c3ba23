import { apiKeyHeader, Body, Controller, dependency, Depends, Field, Get, HttpException, Injectable, Int, Path, Post, Query } from 'tenon';
import { Res, requires, token, type Guard } from 'tenon';
import type { Response } from 'express';
import { override } from 'tenon/testing';
import { moduleNamed, problemsOf, withApp } from '../../container/support/applications.js';
import { refusals } from '../../routing/application.js';

const key = apiKeyHeader('x-key', { schemeName: 'Key' });
const caller = dependency({ key }, ({ key }) => ({ name: key, isAdmin: key === 'root' }));
type Caller = { name: string; isAdmin: boolean };
const trace: string[] = [];
beforeEach(() => trace.splice(0));

@Injectable()
class Owners {
  owns(name: string, item: number) {
    return name.length === item;
  }
}

@Injectable()
class OwnersOnly implements Guard {
  constructor(private readonly owners: Owners) {}

  async allows(@Depends(caller) { name }: Caller, @Path({ type: Int }) itemId: number) {
    trace.push('owners');
    await Promise.resolve();
    return this.owners.owns(name, itemId);
  }
}

@Injectable()
class AdminsOnly implements Guard {
  allows(@Depends(caller) { isAdmin }: Caller) {
    trace.push('admins');
    return isAdmin;
  }
}

class Note {
  @Field() text!: string;
}

@Controller('/items', { use: [OwnersOnly] })
class Items {
  @Get('/:itemId')
  read(@Path({ type: Int }) itemId: number) {
    trace.push('handler');
    return { itemId };
  }

  @Post('/:itemId', { use: [AdminsOnly, OwnersOnly] })
  write(@Path({ type: Int }) itemId: number, @Body() note: Note) {
    return { itemId, ...note };
  }
}

const module = { controllers: [Items], providers: [Owners, OwnersOnly, AdminsOnly] };

describe('a guard class in use', () => {
  it('lets a request pass by saying true', () =>
    withApp(module, async ({ client }) => {
      const response = await client.get('/items/3', { headers: { 'x-key': 'ada' } });
      expect([response.status, response.json()]).toEqual([200, { itemId: 3 }]);
      expect(trace).toEqual(['owners', 'handler']);
    }));

  it('refuses with a 403 by saying false', () =>
    withApp(module, async ({ client }) => {
      const response = await client.get('/items/4', { headers: { 'x-key': 'ada' } });
      expect([response.status, response.json()]).toEqual([403, { detail: 'Forbidden' }]);
      expect(trace).toEqual(['owners']);
    }));

  it('is not asked where it is not known who asks', () =>
    withApp(module, async ({ client }) => {
      expect((await client.get('/items/3')).status).toBe(401);
      expect(trace).toEqual([]);
    }));

  it('is asked once, however many levels list it, and before the body is looked at', () =>
    withApp(module, async ({ client }) => {
      const refused = await client.post('/items/3', { headers: { 'x-key': 'ada' }, json: {} });
      expect([refused.status, trace.splice(0)]).toEqual([403, ['owners', 'admins']]);
      const invalid = await client.post('/items/4', { headers: { 'x-key': 'root' }, json: {} });
      expect([invalid.status, trace]).toEqual([422, ['owners', 'admins']]);
    }));

  it('whose own parameter is invalid adds to the problems for every use, as a dependency does, and the next one is asked', () =>
    withApp(module, async ({ client }) => {
      const response = await client.post('/items/many', { headers: { 'x-key': 'root' }, json: { text: 'x' } });
      expect([response.status, trace]).toEqual([422, ['admins']]);
      expect((response.json() as { detail: object[] }).detail).toHaveLength(3);
    }));

  it('is replaced in a test like any provider', () =>
    withApp(
      module,
      async ({ client }) => {
        expect((await client.get('/items/9', { headers: { 'x-key': 'ada' } })).status).toBe(200);
      },
      { override: [override(OwnersOnly).with({ allows: () => Promise.resolve(true) } as unknown as OwnersOnly)] },
    ));

  it('shows in the document: the schemes it asks by, and the 403', () =>
    withApp(module, async ({ app }) => {
      const { paths } = await app.openapi();
      const read = paths?.['/items/{itemId}']?.get;
      expect(read?.security).toEqual([{ Key: [] }]);
      expect(Object.keys(read?.responses ?? {})).toEqual(expect.arrayContaining(['200', '401', '403']));
    }));
});

describe('what a guard class says', () => {
  const saying = (said: unknown) => {
    @Injectable()
    class Says implements Guard {
      allows() {
        return said as boolean;
      }
    }
    @Controller('/', { use: [Says] })
    class Root {
      @Get()
      read() {
        return 'in';
      }
    }
    return { controllers: [Root], providers: [Says] };
  };
  it.each([undefined, null, 1, 'true', {}, false])('lets nobody in with %p', (said) =>
    withApp(saying(said), async ({ client }) => expect((await client.get('/')).status).toBe(403)),
  );

  it('may be what it throws', () => {
    @Injectable()
    class Throws implements Guard {
      allows(): boolean {
        throw new HttpException(404, 'No such thing');
      }
    }
    @Controller('/', { use: [Throws] })
    class Root {
      @Get()
      read() {
        return 'in';
      }
    }
    return withApp({ controllers: [Root], providers: [Throws] }, async ({ client }) => {
      expect((await client.get('/')).json()).toEqual({ detail: 'No such thing' });
    });
  });

  it('may be promised by a function that is not async', () => {
    @Injectable()
    class Later implements Guard {
      allows(@Query() word: string): Promise<boolean> {
        return Promise.resolve(word === 'sesame');
      }
    }
    @Controller('/', { use: [Later] })
    class Root {
      @Get()
      read() {
        return 'in';
      }
    }
    return withApp({ controllers: [Root], providers: [Later] }, async ({ client }) => {
      const answers = await Promise.all(['sesame', 'open'].map((word) => client.get(`/?word=${word}`)));
      expect(answers.map(({ status }) => status)).toEqual([200, 403]);
    });
  });
});

it('a guard class whose parameter says nothing of itself is refused at start-up', async () => {
  @Injectable()
  class Vague implements Guard {
    allows(word: string) {
      return word === 'sesame';
    }
  }
  @Controller('/', { use: [Vague] })
  class Root {
    @Get()
    read() {
      return 'in';
    }
  }
  const problems = await problemsOf({ controllers: [Root], providers: [Vague] });
  expect(problems.map(({ code }) => code)).toEqual(['PARAMETER_UNDECLARED']);
});

describe('a guard that stands in use otherwise than by its class', () => {
  abstract class Policy {
    abstract allows(word: string): boolean;
  }

  @Injectable()
  class Sesame extends Policy {
    allows(@Query() word: string) {
      return word === 'sesame';
    }
  }

  @Injectable()
  class Arrow implements Guard {
    allows = () => false;
  }

  const GUARD = token<Guard>('GUARD');

  @Controller('/doors')
  class Doors {
    @Get('/policy', { use: [Policy] })
    policy() {
      return 'in';
    }

    @Get('/token', { use: [GUARD] })
    token() {
      return 'in';
    }

    @Get('/wanted', { use: [{ token: GUARD }] })
    wanted() {
      return 'in';
    }

    @Get('/arrow', { use: [Arrow] })
    arrow() {
      return 'in';
    }
  }

  const providers = [{ provide: Policy, useClass: Sesame }, { provide: GUARD, useExisting: Policy }, Arrow];
  it.each([
    ['/doors/policy', 403],
    ['/doors/policy?word=sesame', 200],
    ['/doors/token?word=x', 403],
    ['/doors/token?word=sesame', 200],
    ['/doors/wanted?word=x', 403],
    ['/doors/arrow', 403],
  ])('is asked: %s is %i', (path, status) =>
    withApp({ controllers: [Doors], providers }, async ({ client }) => {
      const target = path.includes('?') ? path : `${path}?word=x`;
      expect((await client.get(target)).status).toBe(status);
    }),
  );

  it('as a value, with what nobody could know, lets nobody in', () =>
    withApp(
      {
        controllers: [Doors],
        providers: [
          Arrow,
          { provide: Policy, useValue: { allows: (word: string) => word !== '' } },
          { provide: GUARD, useValue: { allows: () => true } },
        ],
      },
      async (t) => {
        const { client } = t;
        expect((await client.get('/doors/policy')).status).toBe(500);
        expect(String(t.errors[0])).toContain('GUARD_ARGUMENTS');
        expect((await client.get('/doors/token')).status).toBe(200);
      },
    ));

  it('where nothing has to provide it, is refused at start-up', async () => {
    @Controller('/', { use: [{ token: GUARD, optional: true }] })
    class Root {
      @Get()
      read() {
        return 'in';
      }
    }
    expect(await refusals(Root)).toEqual([expect.stringContaining('GUARD_OPTIONAL')]);
  });

  it.each([{ use: undefined }, { use: [undefined] }, { use: [requires()] }, { use: key }])(
    'as %j is refused at start-up',
    async (options) => {
      @Controller('/', options as object)
      class Root {
        @Get()
        read() {
          return 'in';
        }
      }
      expect(await refusals(Root)).toHaveLength(1);
    },
  );

  it('of the application is the one that its own module means', async () => {
    @Injectable()
    class Staff implements Guard {
      allows() {
        return false;
      }
    }
    @Controller('/feature')
    class Feature {
      @Get()
      read() {
        return 'in';
      }
    }
    const shadow = { provide: Staff, useValue: { allows: () => true } };
    const feature = moduleNamed('FeatureModule', { controllers: [Feature], providers: [shadow] });
    await withApp(
      { imports: [feature], providers: [Staff] },
      async ({ client }) => expect((await client.get('/feature')).status).toBe(403),
      {
        options: { use: [Staff] },
      },
    );
  });
});

it('a guard that reads the body and answers by hand has refused', () => {
  const ran: string[] = [];
  @Injectable()
  class Hand implements Guard {
    allows(@Body() note: Note, @Res() response: Response) {
      response.status(418).json({ note });
      return true;
    }
  }
  @Controller('/')
  class Root {
    @Post({ use: [Hand, dependency(() => void ran.push('next'))] })
    write() {
      ran.push('handler');
    }
  }
  return withApp({ controllers: [Root], providers: [Hand] }, async ({ client }) => {
    const response = await client.post('/', { json: { text: 'x' } });
    expect([response.status, ran]).toEqual([418, ['next']]);
  });
});

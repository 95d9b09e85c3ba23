import {
  Body,
  Callback,
  Controller,
  createApp,
  Field,
  Get,
  Module,
  Post,
  Route,
  Webhook,
  type ApplicationOptions,
  type NamedOperation,
} from 'tenon';
import { moduleNamed, problemsOf } from '../../container/support/applications.js';
import { idsOf } from './support/operations.js';

class Notice {
  @Field() words!: string;
}

@Controller('/boats')
class Boats {
  @Get() list() {}
  @Get('/:id') read() {}
  @Get('/:id/log', { name: 'boat_log' }) readLog() {}
  @Get('/secret', { includeInSchema: false }) secret() {}
}

@Controller('/crews')
class Crews {
  @Get() list() {}
  @Get('/:id', { operationId: 'readCrew' }) read() {}
}

const ids = async (options: ApplicationOptions, ...controllers: (new () => object)[]) =>
  idsOf(await createApp(moduleNamed('Fleet', { controllers }), options).openapi());

describe('the id of an operation', () => {
  it('is the name of its handler, or of the route, where nobody else has it', async () => {
    expect(await ids({}, Boats)).toEqual({ 'get /boats': 'list', 'get /boats/{id}': 'read', 'get /boats/{id}/log': 'boat_log' });
  });

  it('has the name of the controller in front where two would have one; what is stated leaves the name to the other', async () => {
    expect(await ids({}, Boats, Crews)).toEqual({
      'get /boats': 'Boats_list',
      'get /boats/{id}': 'read',
      'get /boats/{id}/log': 'boat_log',
      'get /crews': 'Crews_list',
      'get /crews/{id}': 'readCrew',
    });
  });

  it('has path and method behind where even that is another one’s', async () => {
    @Controller('/bell')
    class Bell {
      @Route(['GET', 'POST'], '') @Get('/:tower') ring() {}
    }
    expect(await ids({}, Bell)).toEqual({
      'get /bell': 'ring_bell_get',
      'post /bell': 'ring_bell_post',
      'get /bell/{tower}': 'ring_bell__tower__get',
    });
  });

  it('has a number at last', async () => {
    @Controller()
    class Twins {
      @Get('/x-y') @Get('/x_y') @Get('/x.y') look() {}
    }
    expect(Object.values(await ids({}, Twins))).toEqual(['look_x_y_get', 'look_x_y_get_2', 'look_x_y_get_3']);
  });

  it('is no id that is stated elsewhere, by an option or by a function', async () => {
    @Controller()
    class Stated {
      @Get('/a', { operationId: 'look' }) a() {}
      @Get('/b', { operationIds: () => 'Usual_look' }) b() {}
    }
    @Controller()
    class Usual {
      @Get('/c') look() {}
    }
    expect(await ids({}, Usual, Stated)).toEqual({ 'get /a': 'look', 'get /b': 'Usual_look', 'get /c': 'look_c_get' });
  });
});

describe('operationIds', () => {
  const by = (level: string) => (operation: NamedOperation) => `${level}_${operation.name}`;

  it('is asked at the nearest level, and does not go before operationId', async () => {
    @Controller({ operationIds: by('controller') })
    class Near {
      @Get('/a') a() {}
      @Get('/b', { operationIds: by('route') }) b() {}
      @Get('/c', { operationIds: by('route'), operationId: 'stated' }) c() {}
    }
    @Controller()
    class Far {
      @Get('/d') d() {}
    }
    @Controller()
    class Outside {
      @Get('/e') e() {}
    }
    const inner = moduleNamed('Inner', { controllers: [Near, Far], operationIds: by('module') });
    const outer = moduleNamed('Outer', { controllers: [Outside], imports: [inner] });
    expect(idsOf(await createApp(outer, { operationIds: by('application') }).openapi())).toEqual({
      'get /a': 'controller_a',
      'get /b': 'route_b',
      'get /c': 'stated',
      'get /d': 'module_d',
      'get /e': 'application_e',
    });
  });

  it('is told everything, as the document has it, and not about what the document does not hold', async () => {
    const told: NamedOperation[] = [];
    const operationIds = (one: NamedOperation): string => `${told.push(one)}`;
    await ids({ operationIds, tags: ['sea'], prefix: '/v1' }, Boats);
    expect(told).toHaveLength(3);
    expect(told[2]).toEqual({
      name: 'boat_log',
      controller: 'Boats',
      module: 'Fleet',
      method: 'get',
      path: '/v1/boats/{id}/log',
      tags: ['sea'],
    });
  });
});

class Answers {
  @Callback('{$request.body.words}') answer(@Body() notice: Notice) {
    return notice;
  }
}

class News {
  @Webhook('noticed') announce(@Body() notice: Notice) {
    return notice;
  }
}

describe('a request that is sent', () => {
  const post = (path: string, options = {}) => {
    @Controller(path)
    class Posting {
      @Post('', { ...options, name: `post${path.slice(1)}` }) post() {}
    }
    return Posting;
  };

  it('has an id too, once in the whole document', async () => {
    const first = moduleNamed('First', { controllers: [post('/a'), post('/b')], callbacks: [Answers], webhooks: [News] });
    const second = moduleNamed('Second', { controllers: [post('/c')], callbacks: [Answers], webhooks: [News], imports: [first] });
    const document = await createApp(second, { webhooks: [News] }).openapi();
    const callbacks = ['/a', '/b', '/c'].map((path) => document.paths[path]?.post?.callbacks?.answer?.['{$request.body.words}']?.post);
    expect(callbacks.map((one) => one?.operationId)).toEqual(['answer', undefined, undefined]);
    expect(callbacks[2]?.requestBody).toEqual(callbacks[0]?.requestBody);
    expect(document.webhooks?.noticed?.post?.operationId).toBe('announce');
    expect(Object.values(idsOf(document))).toEqual(['posta', 'postb', 'postc']);
  });

  it('takes no name where it is not shown', async () => {
    class Loud {
      @Callback('{$url}', { operationId: 'posta' }) shout() {}
    }
    const hidden = post('/hidden', { callbacks: [Loud], includeInSchema: false });
    expect(await ids({}, post('/a'), hidden)).toEqual({ 'post /a': 'posta' });
  });
});

describe('an application does not start', () => {
  const found = async (controllers: (new () => object)[], options: ApplicationOptions = {}) =>
    (await problemsOf({ controllers }, { options })).map(({ code, what }) => `${code}: ${what}`);

  it('with one id for two operations, routes or not', async () => {
    class Loud {
      @Callback('{$url}', { operationId: 'one' }) shout() {}
      @Webhook('shouted', { operationId: 'one' }) tell() {}
    }
    @Controller()
    class Both {
      @Get('/a', { operationId: 'one' }) a() {}
      @Get('/b', { operationIds: () => 'one', callbacks: [Loud] }) b() {}
    }
    const clients = 'generated clients could have only one of them.';
    expect(await found([Both], { webhooks: [Loud] })).toEqual([
      `OPERATION_ID_TWICE: Both.b has the same operation id as Both.a, "one": ${clients}`,
      `OPERATION_ID_TWICE: Loud.tell has the same operation id as Both.b, "one": ${clients}`,
      `OPERATION_ID_TWICE: Loud.shout has the same operation id as Loud.tell, "one": ${clients}`,
    ]);
  });

  it('with a function that throws instead of an id', async () => {
    @Controller()
    class Routes {
      @Get('/a', {
        operationIds: () => {
          throw new Error('no tag\nat all');
        },
      })
      a() {}
    }
    const starting = createApp(moduleNamed('AppModule', { controllers: [Routes] })).init();
    await expect(starting).rejects.toThrow('Routes.a is given an operation id that is no text: the error "no tag" in place of one.');
  });

  it.each([
    [undefined, 'undefined'],
    ['', '""'],
    [7, '7'],
  ])('with an id that is no text: %p', async (given, shown) => {
    @Controller({ operationIds: () => given as string })
    class Sent {
      @Callback('{$url}') send() {}
    }
    @Controller()
    class Routes {
      @Get('/a', { operationIds: () => given as string, callbacks: [Sent] }) a() {}
      @Get('/b', { operationIds: () => given as string, includeInSchema: false }) b() {}
    }
    const no = (route: string): string =>
      `OPERATION_ID_INVALID: ${route} is given an operation id that is no text: ${shown} in place of one.`;
    expect(await found([Routes])).toEqual([no('Routes.a'), no('Sent.send')]);
  });
});

it('a hidden module takes no names', async () => {
  @Controller('/hidden')
  class Hidden {
    @Get() read() {}
  }
  const hidden = moduleNamed('HiddenModule', { controllers: [Hidden], includeInSchema: false });
  @Module({ controllers: [Boats], imports: [hidden] })
  class Root {}
  expect(Object.values(idsOf(await createApp(Root).openapi()))).toContain('read');
});

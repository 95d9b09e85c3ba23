import { Callback, Controller, createApp, Get, Int, Query } from 'tenon';
import { moduleNamed, problemsOf } from '../../container/support/applications.js';
import { documentOf, idsOf, operationOf } from './support/operations.js';

describe('a parameter in openapi of a route', () => {
  it('is merged into the declared one of its name and place; another is put behind', async () => {
    const parameters = [
      { name: 'q', in: 'query', schema: { maximum: 9 }, 'x-unit': 'm' },
      { name: 'q', in: 'header', schema: { type: 'string' } },
      { $ref: '#/components/parameters/Page' },
    ];
    @Controller()
    class Searches {
      @Get('/', { openapi: { parameters } }) search(@Query({ type: Int }) q: number) {
        return q;
      }
    }
    expect((await operationOf(Searches)).parameters).toEqual([
      { name: 'q', in: 'query', required: true, schema: { type: 'integer', maximum: 9 }, 'x-unit': 'm' },
      ...parameters.slice(1),
    ]);
  });

  it('is of one name with a header in other letters', async () => {
    const parameters = [{ name: 'x-one', in: 'header', schema: { type: 'string' } }];
    const again = [...parameters, { name: 'X-One', in: 'header', description: 'One' }];
    @Controller()
    class Headers {
      @Get('/', { openapi: { parameters: again } }) read() {}
    }
    expect((await operationOf(Headers)).parameters).toEqual([{ ...parameters[0], name: 'X-One', description: 'One' }]);
    expect(parameters).toEqual([{ name: 'x-one', in: 'header', schema: { type: 'string' } }]);
  });
});

describe('an id in openapi of a route', () => {
  const openapi = { operationId: 'same' };

  it('is the stated id, before operationId', async () => {
    @Controller()
    class Stated {
      @Get('/a', { operationId: 'other', openapi }) a() {}
      @Get('/b') same() {}
      @Get('/c') other() {}
    }
    expect(idsOf(await documentOf(Stated))).toEqual({ 'get /a': 'same', 'get /b': 'Stated_same', 'get /c': 'other' });
  });

  it('is nobody else’s', async () => {
    @Controller()
    class Twice {
      @Get('/a', { openapi }) a() {}
      @Get('/b', { operationId: 'same' }) b() {}
    }
    expect((await problemsOf({ controllers: [Twice] })).map(({ code }) => code)).toEqual(['OPERATION_ID_TWICE']);
  });

  it('stands once where a callback is of several routes', async () => {
    class Sent {
      @Callback('{$url}', { openapi }) send() {}
    }
    @Controller({ callbacks: [Sent] })
    class Routes {
      @Get('/a') a() {}
      @Get('/b') b() {}
    }
    const { paths } = await createApp(moduleNamed('Fleet', { controllers: [Routes] })).openapi();
    const ids = ['/a', '/b'].map((path) => paths[path]?.get?.callbacks?.send?.['{$url}']?.post?.operationId);
    expect(ids).toEqual(['same', undefined]);
  });
});

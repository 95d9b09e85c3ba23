import { BackgroundTasks, Catch, Controller, Depends, Get, HttpException, JsonResponse, Query } from 'tenon';
import { withApp } from '../../container/support/applications.js';

class OrderNotFound extends HttpException {
  constructor() {
    super(404, 'no order');
  }
}

const done: string[] = [];

@Controller()
class Orders {
  @Get('/orders')
  read(@Query() what: string) {
    if (what === 'order') throw new OrderNotFound();
    if (what === 'other') throw new HttpException(404, 'other');
    if (what === 'key') throw new HttpException(401, 'no key', { headers: { 'www-authenticate': 'Key', 'x-more': '1' } });
    throw new HttpException(403);
  }

  @Catch(OrderNotFound)
  onOrder() {
    return new JsonResponse('controller', { status: 404 });
  }
}

class Everywhere {
  @Catch(404, 405, 401)
  onStatus(error: HttpException, @Depends() tasks: BackgroundTasks) {
    tasks.add(() => void done.push(`after ${error.status}`));
    return new JsonResponse('application', { status: error.status });
  }

  @Catch(HttpException)
  onHttp() {
    return new JsonResponse('any', { status: 403 });
  }
}

const options = { errorHandlers: [Everywhere] };

describe('the nearest handler', () => {
  it('of an HTTP error is the one of the nearest level that knows more of it than that it is one', async () => {
    await withApp(
      { controllers: [Orders] },
      async ({ client }) => {
        const asked = async (what: string): Promise<unknown> => (await client.get('/orders', { query: { what } })).json();
        expect([await asked('order'), await asked('other'), await asked('none')]).toEqual(['controller', 'application', 'any']);
      },
      { options },
    );
  });

  it('does not lose what HTTP requires of an answer of that status', async () => {
    await withApp(
      { controllers: [Orders] },
      async ({ client }) => {
        expect((await client.post('/orders')).headers.allow).toBe('GET, HEAD');
        const refused = await client.get('/orders', { query: { what: 'key' } });
        expect([refused.headers['www-authenticate'], refused.headers['x-more']]).toEqual(['Key', undefined]);
      },
      { options },
    );
  });

  it('may leave work for after its answer', async () => {
    done.splice(0);
    await withApp(
      { controllers: [Orders] },
      async ({ client }) => {
        await client.get('/orders', { query: { what: 'other' } });
        for (let i = 0; i < 200 && done.length === 0; i += 1) await new Promise((resolve) => setTimeout(resolve, 2));
        expect(done).toEqual(['after 404']);
      },
      { options },
    );
  });
});

import { Controller, Depends, Get, Head, HttpException, Int, Path, ResponseState } from 'tenon';
import type { TestApp } from 'tenon/testing';
import { serve } from './application.js';

@Controller()
class Lamps {
  @Get('/lamps/:lamp')
  read(@Path({ type: Int }) lamp: number, @Depends() state: ResponseState) {
    if (lamp === 0) throw new HttpException(404, 'No such lamp');
    state.headers.set('x-lamp', String(lamp));
    return { lamp };
  }

  @Get('/own')
  readOwn() {
    return 'long text';
  }

  @Head('/own')
  probe(@Depends() state: ResponseState) {
    state.headers.set('x-heat', '230');
  }
}

let app: TestApp;
beforeAll(async () => (app = await serve(Lamps)));
afterAll(() => app.close());

describe('HEAD', () => {
  it.each(['/lamps/7', '/lamps/0', '/lamps/x'])('%s is answered as GET is, without the body', async (path) => {
    const [get, head] = [await app.client.get(path), await app.client.head(path)];
    const { date: _, ...headers } = get.headers;
    expect(head.status).toBe(get.status);
    expect(head.headers).toMatchObject(headers);
    expect(get.body.length).toBe(Number(head.headers['content-length']));
    expect(head.body.length).toBe(0);
  });

  it('is answered by a route of its own where there is one', async () => {
    const head = await app.client.head('/own');
    expect([head.status, head.headers['x-heat'], head.text]).toEqual([200, '230', '']);
    expect((await app.client.get('/own')).headers['x-heat']).toBeUndefined();
  });
});

import { Body, Controller, createApp, Form, Get, Header, Int, Module, Path, Post } from 'tenon';
import { testApp, type TestApp } from 'tenon/testing';

@Controller()
class Buoys {
  @Get('/buoys/:number<int>') converted(@Path({ type: Int }) number: number) {
    return number;
  }
  @Get('/names/:name') named(@Path() name: string) {
    return name;
  }
  @Get('/hidden') hidden(@Header({ type: Int, includeInSchema: false }) depth: number) {
    return depth;
  }
  @Post('/raw') raw(@Body({ includeInSchema: false }) bytes: Buffer = Buffer.alloc(0)) {
    return bytes.length;
  }
  @Post('/pairs') pairs(@Form({ includeInSchema: false }) pairs: URLSearchParams) {
    return pairs.size;
  }
}

@Module({ controllers: [Buoys] })
class BuoysModule {}

const { paths } = await createApp(BuoysModule).openapi();
let t: TestApp;
beforeAll(async () => (t = await testApp(createApp(BuoysModule))));
afterAll(() => t.close());

it('a path that its converter does not let through is not found, and the document says so', async () => {
  expect((await t.client.get('/buoys/-1')).status).toBe(404);
  expect(paths['/buoys/{number}']?.get?.responses[404]).toMatchObject({
    description: 'A part of the path is not of its kind',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/HTTPError' } } },
  });
  expect(paths['/names/{name}']?.get?.responses).not.toHaveProperty('404');
});

it('a parameter that the document hides may be invalid all the same', async () => {
  expect((await t.client.get('/hidden')).status).toBe(422);
  expect(paths['/hidden']?.get).not.toHaveProperty('parameters');
  expect(paths['/hidden']?.get?.responses).toHaveProperty('422');
});

it.each(['/raw', '/pairs'])('what nothing can be wrong with is not said to be refused: %s', async (path) => {
  expect((await t.client.post(path)).status).toBe(200);
  expect(paths[path]?.post?.responses).not.toHaveProperty('422');
});

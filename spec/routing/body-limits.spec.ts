import { Body, Controller, createApp, Module, Post } from 'tenon';
import { testApp, type TestApp } from 'tenon/testing';

const text = { type: String, mediaType: 'text/plain' } as const;

@Controller('/near', { bodyLimit: 30 })
class Near {
  @Post('/controller')
  controller(@Body(text) sent: string) {
    return sent.length;
  }

  @Post('/route', { bodyLimit: 40 })
  route(@Body(text) sent: string) {
    return sent.length;
  }

  @Post('/bytes', { bodyLimit: 5 })
  bytes(@Body() sent: Buffer) {
    return sent.length;
  }
}

@Controller('/far')
class Far {
  @Post()
  take(@Body(text) sent: string) {
    return sent.length;
  }
}

@Module({ controllers: [Near, Far] })
class SizesModule {}

let t: TestApp;
beforeAll(async () => (t = await testApp(createApp(SizesModule, { bodyLimit: 10 }))));
afterAll(() => t.close());

describe('the size of a body', () => {
  it.each([
    ['/far', 10],
    ['/near/controller', 30],
    ['/near/route', 40],
    ['/near/bytes', 5],
  ])('is limited by the nearest that says so: %s takes %i bytes', async (path, most) => {
    const send = (length: number) => t.client.post(path, { body: 'a'.repeat(length), headers: { 'content-type': 'text/plain' } });
    expect((await send(most)).json()).toBe(most);
    const refused = await send(most + 1);
    expect([refused.status, refused.json()]).toEqual([413, { detail: `The body is larger than ${most} bytes` }]);
  });

  it('is limited by a number', async () => {
    @Controller({ bodyLimit: '1mb' as unknown as number })
    class Wrong {}
    @Module({ controllers: [Wrong] })
    class WrongModule {}
    await expect(createApp(WrongModule).init()).rejects.toMatchObject({ problems: [{ code: 'OPTION_INVALID' }] });
  });
});

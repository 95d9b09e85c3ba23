import { Controller, createApp, Delete, Get, Module } from 'tenon';

@Controller()
class Silence {
  @Get('/unsaid') unsaid() {}
  @Get('/nothing', { returns: null }) nothing() {}
  @Delete('/gone', { status: 204, returns: null }) gone() {}
}

@Module({ controllers: [Silence] })
class SilenceModule {}

const description = 'Successful Response';

it('a route that returns nothing is documented like one that does not say what it returns, as with FastAPI', async () => {
  const { paths } = await createApp(SilenceModule).openapi();
  const anything = { 200: { description, content: { 'application/json': { schema: {} } } } };
  expect(paths['/unsaid']?.get?.responses).toEqual(anything);
  expect(paths['/nothing']?.get?.responses).toEqual(anything);
});

it('an answer without a body has no content', async () => {
  const { paths } = await createApp(SilenceModule).openapi();
  expect(paths['/gone']?.delete?.responses).toEqual({ 204: { description } });
});

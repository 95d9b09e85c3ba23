import { Controller, createApp, dependency, Depends, Get, Int, Module, Query, query } from 'tenon';

const whole = dependency({ depth: query({ type: Int, maximum: 100 }) }, ({ depth }) => depth);
const exact = dependency({ depth: query({ type: Number, default: 1.5 }) }, ({ depth }) => depth);
const guard = dependency({ depth: query({ type: Int, description: 'What the guard looks at.' }) }, ({ depth }) => depth);

@Controller()
class Soundings {
  @Get('/default-last') defaultLast(@Depends(whole) a: number, @Depends(exact) b: number) {
    return a + b;
  }
  @Get('/default-first') defaultFirst(@Depends(exact) a: number, @Depends(whole) b: number) {
    return a + b;
  }
  @Get('/both-required', { use: [guard] }) bothRequired(@Query({ type: Int, maximum: 9 }) depth: number) {
    return depth;
  }
}

@Module({ controllers: [Soundings] })
class SoundingsModule {}

const depthOf = async (path: string): Promise<unknown> => {
  const { paths } = await createApp(SoundingsModule).openapi();
  return paths[path]?.get?.parameters;
};

const required = { name: 'depth', in: 'query', required: true, schema: { type: 'integer', maximum: 100 } };

it.each(['/default-last', '/default-first'])('of two parameters of one name the required one is documented: %s', async (path) => {
  expect(await depthOf(path)).toEqual([required]);
});

it('of two required ones it is that of the dependency, which FastAPI looks at after the handler', async () => {
  const description = 'What the guard looks at.';
  const documented = { name: 'depth', in: 'query', required: true, description, schema: { type: 'integer', description } };
  expect(await depthOf('/both-required')).toEqual([documented]);
});

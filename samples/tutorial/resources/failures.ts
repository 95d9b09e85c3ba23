/** A failure of the handler arrives at the yield: it may be noted, replaced by another, or lost, which is a failure of its own. */
import { Catch, Controller, createApp, dependency, Depends, Get, HttpException, JsonResponse, Module, Path } from 'tenon';

const trace: string[] = [];

class SeedError extends Error {}
class Mouldy extends SeedError {}
class Misfiled extends Error {}

const outer = dependency(async function* () {
  try {
    yield 'outer';
    trace.push('outer: fine');
  } catch (error) {
    if (error instanceof HttpException) trace.push(`outer: ${error.status} ${error.message}`);
    if (error instanceof SeedError) trace.push(`outer: ${error.message}`);
    throw error;
  } finally {
    trace.push('outer: end');
  }
});

const inner = dependency({ above: outer }, async function* () {
  try {
    yield 'inner';
    trace.push('inner: fine');
  } catch (error) {
    if (error instanceof Mouldy) {
      trace.push(`inner: ${error.message}`);
      throw new HttpException(410, `${error.message} is gone`, { headers: { 'X-Shelf': 'compost' }, cause: error });
    }
    if (!(error instanceof Misfiled)) throw error;
    trace.push('inner: lost');
  }
});

const careless = dependency(async function* () {
  try {
    yield 'careless';
  } catch {
    trace.push('careless: never mind');
  }
});

function fail(how: string) {
  trace.push(`handler: ${how}`);
  if (how === 'missing') throw new HttpException(404, 'No such seed');
  if (how === 'seed') throw new SeedError('husk');
  if (how === 'mouldy') throw new Mouldy('barley');
  if (how === 'misfiled') throw new Misfiled();
  return how;
}

const told = { 404: { description: 'No such seed' }, 409: { description: 'Husk' }, 410: { description: 'Mouldy' } };

@Controller()
class Seeds {
  @Get('/seeds/:how', { responses: told })
  readSeed(@Path() how: string, @Depends(inner) _below: string) {
    return fail(how);
  }

  @Get('/careless/:how', { responses: told })
  readCareless(@Path() how: string, @Depends(careless) _a: string, @Depends(outer) _b: string) {
    return fail(how);
  }

  @Get('/guarded/:how', { use: [outer], responses: told })
  readGuarded(@Path() how: string, @Depends(inner) _below: string) {
    return fail(how);
  }

  @Get('/trace')
  readTrace() {
    return trace.splice(0);
  }

  @Catch(SeedError)
  onSeedError(error: SeedError) {
    return new JsonResponse({ seed: error.message }, { status: 409 });
  }
}

@Module({ controllers: [Seeds] })
class SeedsModule {}

export const app = createApp(SeedsModule);

/** Resources made with parameters, and one that fails before it is opened. */
import { Controller, createApp, dependency, Depends, Get, header, HttpException, Int, Module, nullable, Post } from 'tenon';

const trace: string[] = [];

/** Opens one of the lockers of the orchestra and locks it again. */
function locker(name: string) {
  return dependency({ key: header('x-key', { type: nullable(String), default: null }) }, async function* ({ key }) {
    trace.push(`${name}: asked`);
    if (key === 'lost' && name === 'brass') throw new HttpException(401, `No key for ${name}`);
    trace.push(`${name}: open`);
    try {
      yield `${name} opened with ${key ?? 'the spare key'}`;
    } catch (error) {
      if (error instanceof HttpException) trace.push(`${name}: sees ${error.status}`);
      throw error;
    } finally {
      trace.push(`${name}: locked`);
    }
  });
}

const strings = locker('strings');
const brass = locker('brass');

const conductor = dependency({ first: strings, baton: header('x-baton', { type: Int }) }, async function* ({ baton, first }) {
  trace.push('conductor in');
  yield { baton, first };
  trace.push('conductor out');
});

const noKey = { 401: { description: 'No key' } };

@Controller()
class Orchestra {
  @Get('/quartet')
  playQuartet(@Depends(strings) a: string) {
    return a;
  }

  @Get('/orchestra', { responses: noKey })
  playAll(@Depends(strings) a: string, @Depends(brass) b: string, @Depends(strings) c: string) {
    return [a, b, c];
  }

  @Post('/concert', { responses: noKey })
  playConcert(@Depends(conductor) lead: object, @Depends(brass) brass: string) {
    return { lead, brass };
  }

  @Get('/march', { use: [brass], responses: { ...noKey, 406: { description: 'Rain' } } })
  playMarch() {
    throw new HttpException(406, 'Rain');
  }

  @Get('/trace')
  readTrace() {
    return trace.splice(0);
  }
}

@Module({ controllers: [Orchestra] })
class OrchestraModule {}

export const app = createApp(OrchestraModule);

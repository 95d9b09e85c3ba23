/** A resource that closes before the response may still change it; one that closes after it comes too late for that. */
import { setTimeout } from 'node:timers/promises';
import type { RequestHandler } from 'express';
import onHeaders from 'on-headers';
import { BackgroundTasks, Controller, createApp, dependency, Depends, Get, HttpException, Module, query } from 'tenon';

const trace: string[] = [];

class Press {
  running = true;
  constructor(readonly name: string) {}
}

function press(name: string) {
  return dependency({ jam: query({ type: Boolean, default: false }) }, async function* ({ jam }) {
    const one = new Press(name);
    trace.push(`${name} on`);
    try {
      yield one;
      if (jam) {
        trace.push(`${name} jams`);
        throw new HttpException(503, `${name} jammed`, { headers: { 'X-Press': name } });
      }
    } catch (error) {
      if (error instanceof HttpException) trace.push(`${name} sees ${error.status}`);
      throw error;
    } finally {
      one.running = false;
      trace.push(`${name} off`);
    }
  });
}

const [short, long, plain, both] = [press('short'), press('long'), press('plain'), press('both')] as const;
const stateOf = ({ name, running }: Press) => `${name} ${running ? 'True' : 'False'}`;
const late = { closes: 'after-response' } as const;

const ink = dependency({ tank: { token: long, ...late } }, async function* ({ tank }) {
  trace.push('ink on');
  yield `ink from ${tank.name}`;
  trace.push(`ink off${tank.running ? ' while running' : ''}`);
});

const watch: RequestHandler = (request, response, next) => {
  if (request.path !== '/trace') onHeaders(response, () => trace.push(`answer ${response.statusCode}`));
  next();
};

@Controller({ responses: { 503: { description: 'A press is jammed' } } })
class Printer {
  @Get('/short')
  printShort(@Depends(short) one: Press) {
    trace.push('printing');
    return one.running;
  }
  @Get('/long')
  printLong(@Depends(long, late) one: Press) {
    trace.push('printing');
    return one.running;
  }
  @Get('/mixed')
  printMixed(@Depends(short) a: Press, @Depends(long, late) b: Press, @Depends(plain, late) c: Press) {
    trace.push('printing');
    return [a.name, b.name, c.name];
  }
  @Get('/mixed-fail', { responses: { 404: { description: 'No paper' } } })
  printFail(@Depends(short) _a: Press, @Depends(long, late) _b: Press) {
    trace.push('printing');
    throw new HttpException(404, 'No paper');
  }
  @Get('/twice')
  printTwice(@Depends(both) a: Press, @Depends(both, late) b: Press, @Depends(both, late) c: Press) {
    return { same: a === b, default: b === c };
  }
  @Get('/inside')
  printInside(@Depends(ink) flow: string, @Depends(short) _a: Press) {
    trace.push('printing');
    return flow;
  }
  @Get('/tasks')
  printTasks(@Depends() tasks: BackgroundTasks, @Depends(short) a: Press, @Depends(long, late) b: Press) {
    tasks.add(() => trace.push(`binding ${stateOf(a)} ${stateOf(b)}`));
    return 'soon';
  }
  @Get('/trace')
  async readTrace() {
    await setTimeout(50); // what follows the previous answer may still be going on
    return trace.splice(0);
  }
}

@Module({ controllers: [Printer] })
class PressModule {}

export const app = createApp(PressModule).use(watch);

import { setTimeout as delay } from 'node:timers/promises';
import type { NextFunction, Request, Response } from 'express';
import {
  AuditTrail,
  BackgroundTasks,
  Catch,
  Controller,
  createApp,
  Depends,
  dependency,
  Get,
  Int,
  LOGGER,
  Module,
  Path,
  REQUEST,
  type Logger,
} from 'tenon';
import { hostileTexts } from './hostile-texts.js';

const texts = hostileTexts(300);

const user = dependency({ request: REQUEST, trail: AuditTrail }, ({ request, trail }) => {
  const text = texts[Number(request.headers['x-index'])] ?? '';
  trail.authenticated(text, text);
  return text;
});

class Named extends Error {
  constructor(
    text: string,
    readonly code = text,
  ) {
    super(text, { cause: new Error(text) });
    this.name = text;
  }
}
Object.defineProperty(Named, 'name', { value: '' });

@Controller()
class Forged {
  @Get('/throws/:index')
  throws(@Path({ type: Int }) index: number) {
    throw new Named(texts[index] ?? '');
  }

  @Get('/logs/:index')
  logs(@Path({ type: Int }) index: number, @Depends(LOGGER) logger: Logger) {
    const text = texts[index] ?? '';
    logger.warn({ text, [`key ${text}`]: [text, { [text]: text }] }, text);
    return null;
  }

  @Get('/user')
  user(@Depends(user) _name: string) {
    return null;
  }

  @Get('/raw/*rest')
  raw() {
    throw new Error('raw');
  }
}

class Brittle {
  @Catch(RangeError)
  onRange() {
    throw new Error('in a handler of errors');
  }
}

const late = dependency(
  {},
  function* () {
    yield 'late';
    throw new Error('in closing late');
  },
  { closes: 'after-response' },
);

@Controller('/later', { errorHandlers: [Brittle] })
class Later {
  @Get('/task')
  task(@Depends() tasks: BackgroundTasks) {
    tasks.add(() => Promise.reject(new Error('in a task')));
    return null;
  }

  @Get('/sync-task')
  syncTask(@Depends() tasks: BackgroundTasks) {
    tasks.add(() => {
      throw new Error('in a task');
    });
    return null;
  }

  @Get('/closing')
  closing(@Depends(late) _late: string) {
    return null;
  }

  @Get('/handler')
  handler() {
    throw new RangeError('caught badly');
  }

  @Get('/rejected')
  async rejected() {
    await delay(1);
    throw new Error('rejected');
  }

  @Get('/timeout')
  async timeout() {
    await delay(400);
    throw new Error('after its time');
  }
}

@Module({ controllers: [Forged, Later] })
class Forger {}

/** A sink that has no room, and says so too late. */
const full = async () => {
  await delay(1);
  throw new Error('no room');
};

const app = createApp(Forger, { audit: process.argv.includes('full') ? full : true, timeouts: { handler: 200 } });
app.use('/express', (_request: Request, _response: Response, next: NextFunction) => {
  void Promise.reject(new Error('in middleware')).catch(next);
});
process.on('unhandledRejection', () => process.stdout.write('unhandled rejection\n'));
process.on('uncaughtException', () => process.stdout.write('uncaught exception\n'));
const { port } = await app.listen(0);
process.stdout.write(`${port}\n`);
process.stdin.resume().on('end', () => void app.close());

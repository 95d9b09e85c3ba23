import { setTimeout as delay } from 'node:timers/promises';
import express, { type NextFunction, type Request, type Response } from 'express';
import {
  Controller,
  Depends,
  Get,
  LOGGER,
  Module,
  Post,
  Query,
  Req,
  REQUEST,
  StreamingResponse,
  BackgroundTasks,
  createApp,
  dependency,
  type Logger,
} from 'tenon';
import { Inputs } from './secret-inputs.js';

/** What libraries put on their errors. */
function laden(request: Request, text: string): Readonly<Record<string, () => unknown>> {
  const { headers } = request;
  const error = (message: string, more: object = {}, options?: ErrorOptions) => Object.assign(new Error(message, options), more);
  return {
    body: () => error('parser', { body: text, rawBody: Buffer.from(text) }),
    request: () => error('client', { request, config: { headers }, response: { data: text, headers } }),
    cause: () => error('outer', {}, { cause: error('inner', { request: { headers: { ...headers } }, body: text }) }),
    'object as cause': () => error('outer', {}, { cause: { headers, text } }),
    aggregate: () => Object.assign(new AggregateError([error('one', { headers }), { text }], 'many'), { text }),
    'own toJSON': () => error('serialised', { toJSON: () => ({ headers, text }) }),
    userinfo: () => error(`connect postgres://app:${text}@db.internal:5432/shop failed`),
    bearer: () => error(`upstream said no to Bearer ${text}`),
    basic: () => error(`upstream said no to Basic ${Buffer.from(`user:${text}`).toString('base64')}`),
    query: () => error(`GET /x?access_token=${text}&api_key=${text} failed`),
    json: () => error(`upstream got ${JSON.stringify({ user: 'ann', password: text })}`),
    'json in json': () => error(`upstream got ${JSON.stringify(JSON.stringify({ password: text }))}`),
    'broken json': () => {
      try {
        return JSON.parse(text) as unknown;
      } catch (broken) {
        return broken;
      }
    },
    object: () => ({ headers, text }),
    circle: () => {
      const one = error('circle', { text });
      one.cause = Object.assign(new AggregateError([one, one], 'again'), { cause: one, headers });
      return one;
    },
    stack: () => {
      const one = error('plain');
      one.stack = `Error: at postgres://app:${text}@db/shop\n    at x`;
      return one;
    },
  };
}

/** Opens something whose closing fails. */
const brittle = dependency({ request: REQUEST }, function* ({ request }) {
  yield 'open';
  throw laden(request, String(request.headers['x-api-key'])).aggregate?.();
});

@Controller('/throw')
class Throws {
  @Get('/handler')
  handler(@Query() how: string, @Query({ alias: 'access_token' }) text: string, @Req() request: Request) {
    throw laden(request, text)[how]?.();
  }

  @Get('/stream')
  stream(@Query({ alias: 'access_token' }) text: string, @Req() request: Request) {
    async function* pieces() {
      yield 'a piece';
      // Or the first piece is cut off as well.
      await delay(50);
      throw laden(request, text).request?.();
    }
    return new StreamingResponse(pieces());
  }

  @Get('/task')
  task(@Query({ alias: 'access_token' }) text: string, @Req() request: Request, @Depends() tasks: BackgroundTasks) {
    tasks.add(async () => {
      await Promise.resolve();
      throw laden(request, text).cause?.();
    });
    return 'later';
  }

  @Get('/teardown')
  teardown(@Depends(brittle) open: string) {
    return open;
  }

  @Post('/logged')
  logged(@Req() request: Request, @Query({ alias: 'access_token' }) text: string, @Depends(LOGGER) logger: Logger) {
    for (const make of Object.values(laden(request, text))) logger.warn({ err: make() }, 'by hand');
    return 'logged';
  }
}

@Module({ controllers: [Throws, Inputs] })
class Thrower {}

const app = createApp(Thrower, { audit: true });
app.use('/parsed', express.json());
app.use('/thrown', (request: Request, _response: Response, next: NextFunction) => {
  next(laden(request, String(request.headers['x-api-key'])).request?.());
});
process.on('unhandledRejection', () => process.stdout.write('unhandled rejection\n'));
process.on('uncaughtException', () => process.stdout.write('uncaught exception\n'));
const { port } = await app.listen(0);
process.stdout.write(`${port}\n`);
process.stdin.resume().on('end', () => void app.close());

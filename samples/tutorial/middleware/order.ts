/** The middleware listed first is the outermost: it sees the request first and the answer last, around dependencies, handler and their endings. */
import { setTimeout } from 'node:timers/promises';
import type { RequestHandler } from 'express';
import onHeaders from 'on-headers';
import { BackgroundTasks, Catch, Controller, createApp, dependency, Depends, Get, HttpException, Int, JsonResponse, Module } from 'tenon';
import { Post, Query, query } from 'tenon';

const trace: string[] = [];

class Discord extends Error {}

class DiscordErrors {
  @Catch(Discord)
  onDiscord() {
    trace.push('discord handled');
    return new JsonResponse({ detail: 'discord' }, { status: 409 });
  }
}

function layer(name: string): RequestHandler {
  return (request, response, next) => {
    if (request.path === '/trace') return next();
    trace.push(`${name} in`);
    onHeaders(response, () => {
      trace.push(`${name} out ${response.statusCode}`);
      response.set(`x-${name}`, String(response.statusCode));
    });
    next();
  };
}

function barrier(name: string): RequestHandler {
  return (request, response, next) => {
    if (request.get('x-stop') !== name) return next();
    trace.push(`${name} stops`);
    response.status(429).json('stopped');
  };
}

const tuning = dependency(
  { pitch: query({ type: Int, default: 440 }) },
  function* ({ pitch }) {
    trace.push('tuned');
    if (pitch > 450) throw new HttpException(400, 'Too high');
    yield pitch;
    trace.push('tuning over');
  },
  { closes: 'after-response' },
);

const score = dependency(function* () {
  trace.push('score open');
  try {
    yield 'score';
  } finally {
    trace.push('score shut');
  }
});

const tooHigh = { 400: { description: 'Too high' } };

@Controller()
class Rehearsal {
  @Get('/play', { responses: { ...tooHigh, 409: { description: 'Discord' } } })
  play(@Depends(tuning) pitch: number, @Depends(score) _sheet: string, @Query() discord: boolean = false) {
    trace.push('play');
    if (discord) throw new Discord();
    return pitch;
  }

  @Post('/encore', { responses: tooHigh })
  encore(@Depends() tasks: BackgroundTasks, @Depends(tuning) _pitch: number) {
    tasks.add(() => trace.push('applause'));
    return 'encore';
  }

  @Get('/trace')
  async readTrace() {
    await setTimeout(50); // what follows the previous answer may still be going on
    return trace.splice(0);
  }
}

@Module({ controllers: [Rehearsal] })
class RehearsalModule {}

const middleware = [barrier('outer'), layer('outer'), layer('middle'), barrier('inner'), layer('inner')];

export const app = createApp(RehearsalModule, { middleware, errorHandlers: [DiscordErrors] });

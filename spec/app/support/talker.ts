import Module from 'node:module';
import { Controller, createApp, Get, Module as TenonModule, Req, requestIdOf } from 'tenon';
import type { Request } from 'express';
import { hostileTexts } from './hostile-texts.js';

/** What it is told as one argument. */
interface Said {
  readonly env?: Readonly<Record<string, string>>;
  readonly launch?: object;
  readonly logLevel?: 'debug' | 'silent';
  readonly withoutPretty?: boolean;
}

const { env, launch, logLevel, withoutPretty }: Said = JSON.parse(process.argv[2] ?? '{}') as Said;
Object.assign(process.env, env);
(globalThis as Record<symbol, unknown>)[Symbol.for('tenon.launch')] = launch;

const internals = Module as unknown as { _load: (name: string, ...rest: unknown[]) => unknown };
const load = internals._load;
internals._load = (name, ...rest) => {
  if (withoutPretty === true && name === 'pino-pretty') throw new Error('Cannot find module');
  return load.call(Module, name, ...rest);
};

const texts = hostileTexts(50);

@Controller()
class Talks {
  @Get('/levels')
  levels(@Req() { log }: Request) {
    for (const level of ['debug', 'info', 'warn', 'error'] as const) log[level]({}, level);
    return null;
  }

  @Get('/secrets')
  secrets(@Req() { log }: Request) {
    const deep = { user: { name: 'ann', passwordHash: 'canary', tags: [{ accessToken: 'canary', tokens: 12 }] } };
    const circle: Record<string, unknown> = { name: 'circle', cookie: 'canary' };
    circle.itself = circle;
    const cause = Object.assign(new Error('failed with password=canary'), { body: 'canary' });
    log.info({ ...deep, authorization: 'canary', circle, at: new Date(0), cause, none: null, secret: undefined }, 'seen');
    log.child?.({ apiKey: 'canary', step: 1 }).info({}, 'bound');
    return null;
  }

  @Get('/hostile')
  hostile(@Req() { log }: Request) {
    for (const text of texts) log.warn({ text, [text]: [text] }, text);
    return null;
  }

  @Get('/broken')
  broken(@Req() request: Request) {
    throw new Error(`broken\nin lines ${requestIdOf(request).length}`);
  }
}

@TenonModule({ controllers: [Talks] })
class Talker {}

const app = createApp(Talker, { accessLog: { ignore: ['/hostile', '/levels', '/secrets'] }, ...(logLevel && { logLevel }) });
const { port } = await app.listen(0);
process.stdout.write(`${port}\n`);
process.stdin.resume().on('end', () => void app.close());

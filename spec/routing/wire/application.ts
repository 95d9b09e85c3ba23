import { Body, Controller, createApp, dependency, Depends, Get, Module, Post, Put, type ApplicationOptions } from 'tenon';

/** What the application was asked for, and how many of its scopes were opened and closed. */
export const seen = { marked: 0, reached: 0, opened: 0, closed: 0, logged: [] as unknown[] };

const scope = dependency({}, function* () {
  seen.opened += 1;
  yield 'scope';
  seen.closed += 1;
});

@Controller()
class Wire {
  @Get('/')
  root(@Depends(scope) _scope: string) {
    seen.reached += 1;
    return 'root';
  }

  @Post('/text')
  async text(@Depends(scope) _scope: string, @Body({ mediaType: 'text/plain' }) text: string) {
    seen.reached += 1;
    await Promise.resolve();
    return text.length;
  }

  @Put('/put')
  put() {
    return 'put';
  }

  /** Answered only where a second request is read from the connection. */
  @Get('/marker')
  marker() {
    seen.marked += 1;
    return 'marker';
  }
}

@Module({ controllers: [Wire] })
class WireModule {}

const silent = (): void => undefined;
const logger = { error: (...line: unknown[]) => void seen.logged.push(line), warn: silent, info: silent, debug: silent };

export const wireApp = (options: ApplicationOptions = {}) => createApp(WireModule, { logger, ...options });

/** A request that says goodbye, to be sent behind another one. */
export const marker = 'GET /marker HTTP/1.1\r\nHost: testserver\r\nConnection: close\r\n\r\n';

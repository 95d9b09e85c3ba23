/** A handler may do its own part and leave the answer to the default one; an invalid request thrown by hand looks like any other. */
import type { Request } from 'express';
import { Catch, Controller, createApp, Depends, Get, HttpException, Injectable, Int, Module, Path, Query, Req } from 'tenon';
import { RequestValidationError, ResponseState } from 'tenon';

class Cloudy extends Error {}

@Injectable()
class Log {
  readonly lines: string[] = [];
}

@Injectable()
class Answers {
  constructor(private readonly log: Log) {}

  @Catch(HttpException)
  onHttp(error: HttpException, @Req() request: Request) {
    this.log.lines.push(`${request.method} ${request.path} ${error.status}`);
    return error;
  }

  @Catch(RequestValidationError)
  onInvalid(error: RequestValidationError, @Req() request: Request, @Depends() state: ResponseState) {
    this.log.lines.push(`${request.method} ${request.path} invalid ${error.problems.length}`);
    state.headers.set('x-problems', String(error.problems.length));
    return error;
  }

  @Catch(Cloudy)
  onCloudy() {
    return new HttpException(503, 'Cloudy', { headers: { 'Retry-After': '900' } });
  }
}

@Controller()
class Observatory {
  constructor(private readonly log: Log) {}

  @Get('/nights/:night', { responses: { 403: { description: 'The dome is shut' }, 503: { description: 'Cloudy' } } })
  readNight(@Path({ type: Int }) night: number, @Query({ type: Int }) lens: number = 50) {
    if (night === 13) throw new HttpException(403, { night }, { headers: { 'X-Dome': 'shut' } });
    if (night > 31) {
      const problem = { type: 'calendar', loc: ['path', 'night'], msg: 'No month is so long', input: night, ctx: { longest: 31 } };
      throw new RequestValidationError([problem]);
    }
    if (night < 1) throw new Cloudy();
    return { night, lens };
  }

  @Get('/log')
  readLog() {
    return this.log.lines.splice(0);
  }
}

@Module({ controllers: [Observatory], providers: [Log] })
class ObservatoryModule {}

export const app = createApp(ObservatoryModule, { errorHandlers: [Answers] });

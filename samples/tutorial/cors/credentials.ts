/** Requests with credentials: the origin is always named, headers are exposed, the preflight may be kept for as long as is said, and cookies work. */
import { Controller, Cookie, cors, createApp, Depends, Get, Module, nullable, Post, ResponseState } from 'tenon';

@Controller()
class SkiLift {
  @Get('/queue')
  readQueue(@Depends() state: ResponseState, @Cookie({ type: nullable(String) }) lift: string | null = null) {
    state.headers.set('X-Queue', '12');
    return { lift };
  }

  @Post('/lift')
  chooseLift(@Depends() state: ResponseState) {
    state.setCookie('lift', 'north', { httpOnly: true });
    return { chosen: 'north' };
  }
}

@Module({ controllers: [SkiLift] })
class SkiLiftModule {}

const crossOrigin = cors({
  allowOrigins: ['https://slope.example'],
  allowMethods: ['GET', 'POST'],
  allowHeaders: ['X-Pass'],
  allowCredentials: true,
  exposeHeaders: ['X-Queue', 'X-Wind'],
  maxAge: 60,
});

export const app = createApp(SkiLiftModule, { title: 'Ski lift', middleware: [crossOrigin] });

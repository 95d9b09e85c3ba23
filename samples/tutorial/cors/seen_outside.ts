/** An outer middleware reports which cross-origin headers an answer carries, so that their absence can be seen too. */
import type { RequestHandler } from 'express';
import onHeaders from 'on-headers';
import { apiKeyHeader, Controller, cors, createApp, Depends, Get, Module, ResponseState } from 'tenon';

const report: RequestHandler = (_request, response, next) => {
  onHeaders(response, () => {
    const names = response.getHeaderNames().filter((name) => name.startsWith('access-control-'));
    const crossing = names.map((name) => name.slice('access-control-'.length)).sort();
    response.set('X-Cross', crossing.join(' ') || 'none').set('X-Vary', response.get('vary') ?? 'none');
  });
  next();
};

@Controller()
class Watchtower {
  @Get('/beacon')
  readBeacon(@Depends() state: ResponseState) {
    state.headers.set('X-Beacon', 'lit');
    return { lit: true };
  }

  @Get('/gate', { use: [apiKeyHeader('x-watch', { schemeName: 'Watch' })] })
  openGate() {
    return { open: true };
  }
}

@Module({ controllers: [Watchtower] })
class WatchtowerModule {}

const crossOrigin = cors({
  allowOrigins: ['https://town.example'],
  allowMethods: ['GET', 'POST'],
  allowCredentials: true,
  exposeHeaders: ['X-Beacon'],
});

export const app = createApp(WatchtowerModule, { title: 'Watchtower', middleware: [report, crossOrigin] });

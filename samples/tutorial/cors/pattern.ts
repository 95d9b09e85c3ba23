/** Origins by a pattern that must match from beginning to end, beside one that is named, and private networks allowed. */
import { Controller, cors, createApp, Get, Module } from 'tenon';

@Controller()
class Tides {
  @Get('/tides')
  readTides() {
    return { high: '06:12', low: '12:31' };
  }
}

@Module({ controllers: [Tides] })
class TidesModule {}

const crossOrigin = cors({
  allowOrigins: ['http://localhost:3000'],
  allowOriginRegex: /^https:\/\/([a-z-]+\.)?tides\.example$/,
  allowPrivateNetwork: true,
  maxAge: 0,
});

export const app = createApp(TidesModule, { title: 'Tide tables', middleware: [crossOrigin] });

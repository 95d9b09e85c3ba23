/** A fixed path comes before a parameter, a parameter before a wildcard, and a wildcard keeps its slashes. */
import { Controller, createApp, Get, Module, Path } from 'tenon';

@Controller('/charts')
class Charts {
  @Get('/newest')
  readNewest() {
    return { route: 'newest' };
  }

  @Get('/newest/legend')
  readNewestLegend() {
    return { route: 'newest legend' };
  }

  @Get('/:chart')
  readChart(@Path() chart: string) {
    return { route: 'chart', chart };
  }

  @Get('/:chart/soundings')
  readSoundings(@Path() chart: string) {
    return { route: 'soundings', chart };
  }

  @Get('/*place')
  readPlace(@Path() place: string) {
    return { route: 'place', place };
  }
}

@Module({ controllers: [Charts] })
class ChartsModule {}

export const app = createApp(ChartsModule);

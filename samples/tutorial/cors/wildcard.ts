/** Every origin, method and header is welcome: the origin is answered with a star and asked-for headers are sent back. */
import { Controller, cors, createApp, Depends, Get, Module, Patch, ResponseState } from 'tenon';

@Controller()
class StarCharts {
  @Get('/chart')
  readChart(@Depends() state: ResponseState) {
    state.headers.set('Vary', 'Accept-Language');
    return { star: 'Vega' };
  }

  @Patch('/chart')
  mendChart() {
    return { mended: true };
  }
}

@Module({ controllers: [StarCharts] })
class StarChartsModule {}

const crossOrigin = cors({ allowOrigins: ['*'], allowMethods: ['*'], allowHeaders: ['*'] });

export const app = createApp(StarChartsModule, { title: 'Star charts', middleware: [crossOrigin] });

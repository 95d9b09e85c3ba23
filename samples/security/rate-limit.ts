import {
  attemptLimit,
  Body,
  Controller,
  createApp,
  dependency,
  Depends,
  Field,
  Get,
  header,
  HttpException,
  Module,
  Post,
  rateLimit,
} from 'tenon';
import type { Attempts } from 'tenon';
import { safeEqual } from 'tenon/security';

export const perClient = rateLimit({ limit: 100, per: 'minute' });

const subscriber = dependency({ name: header('x-subscriber', { type: String }) }, ({ name }) => name);

export const perSubscriber = rateLimit({ limit: 3, per: 'hour', name: 'forecasts', key: subscriber });

const logins = attemptLimit({ limit: 5, windowSeconds: 15 * 60, name: 'logins' });

class Login {
  @Field({ maxLength: 100 }) name!: string;
  @Field({ maxLength: 200 }) password!: string;
}

@Controller()
class Weather {
  @Get('/now', { use: [perClient] })
  now() {
    return 'rain';
  }

  @Get('/forecast', { use: [perSubscriber] })
  forecast() {
    return ['rain', 'more rain'];
  }

  @Post('/login', { status: 204, use: [perClient] })
  async login(@Body() { name, password }: Login, @Depends(logins) attempts: Attempts) {
    await attempts.consume(name);
    if (!safeEqual(password, 'sunshine')) throw new HttpException(401, 'Wrong name or password');
    await attempts.reset(name);
  }
}

@Module({ controllers: [Weather] })
class WeatherModule {}

export const perAddress = rateLimit({ limit: 1000, per: 'minute', name: 'everything' });

export const weather = createApp(WeatherModule, { middleware: [perAddress.middleware] });

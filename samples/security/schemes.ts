/** Plain schemes: the credentials are read and documented; what they are worth is found out by the application. */
import { apiKeyHeader, Controller, createApp, dependency, Depends, Get, httpBasic, HttpException, Injectable, Module } from 'tenon';
import { oauth2, oauth2AuthorizationCode } from 'tenon';

export interface Observer {
  readonly name: string;
  readonly nights: number;
}

@Injectable()
class Observers {
  readonly #byToken = new Map<string, Observer>([['cirrus', { name: 'Vera', nights: 40 }]]);

  ofToken(token: string): Observer | undefined {
    return this.#byToken.get(token);
  }
}

const signedIn = oauth2AuthorizationCode({
  authorizationUrl: 'https://id.example/authorize',
  tokenUrl: 'https://id.example/token',
  scopes: { 'nights:read': 'See your nights at the telescope.' },
  realm: 'telescope',
});

export const currentObserver = dependency({ token: signedIn, observers: Observers }, ({ token, observers }) => {
  const observer = observers.ofToken(token);
  if (observer !== undefined) return observer;
  throw new HttpException(401, 'Unknown token', { headers: { 'WWW-Authenticate': 'Bearer error="invalid_token"' } });
});

const stationKey = apiKeyHeader('X-Station', {
  schemeName: 'Station',
  description: 'Engraved on the case of the station.',
  notAuthenticated: () => new HttpException(403, 'Stations only'),
});

const machine = oauth2({
  schemeName: 'Machine',
  flows: {
    clientCredentials: { tokenUrl: '/machine/token', scopes: { 'plates:write': 'Send plates.' } },
    implicit: { authorizationUrl: '/machine/authorize' },
  },
});

const archive = httpBasic({ schemeName: 'Archive', challenge: 'Basic realm="plate archive", charset="UTF-8"' });

@Controller()
class Telescope {
  @Get('/nights')
  listNights(@Depends(currentObserver) { name, nights }: Observer) {
    return { name, nights };
  }

  @Get('/weather', { use: [stationKey] })
  readWeather() {
    return { clouds: 'cirrus' };
  }

  @Get('/plates', { use: [machine] })
  listPlates() {
    return [];
  }

  @Get('/archive', { use: [archive] })
  readArchive() {
    return { plates: 1906 };
  }
}

@Module({ controllers: [Telescope], providers: [Observers] })
class TelescopeModule {}

export const app = createApp(TelescopeModule, { title: 'Telescope' });

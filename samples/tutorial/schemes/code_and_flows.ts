/** The authorization code flow, OAuth2 with flows of one's own, and OpenID Connect: the last two hand over the whole header. */
import { Controller, createApp, Depends, Get, Module, oauth2, oauth2AuthorizationCode, openIdConnect } from 'tenon';

const code = oauth2AuthorizationCode({
  authorizationUrl: 'https://id.example/authorize',
  tokenUrl: 'https://id.example/token',
  refreshUrl: 'https://id.example/refresh',
  scopes: { readings: 'Read the instruments.' },
  description: 'Sign in with the institute.',
});
const maybeCode = oauth2AuthorizationCode({
  authorizationUrl: '/authorize',
  tokenUrl: '/token',
  schemeName: 'OptionalCode',
  autoError: false,
});
const machine = oauth2({
  schemeName: 'Machine',
  flows: {
    clientCredentials: { tokenUrl: '/machine/token', scopes: { upload: 'Send readings.' } },
    implicit: { authorizationUrl: '/machine/authorize' },
  },
});
const maybeMachine = oauth2({ schemeName: 'OptionalMachine', description: 'No flow at all.', autoError: false });
const institute = openIdConnect({
  openIdConnectUrl: 'https://id.example/.well-known/openid-configuration',
  description: "The institute's own identity.",
});
const maybeInstitute = openIdConnect({
  openIdConnectUrl: '/.well-known/openid-configuration',
  schemeName: 'OptionalInstitute',
  autoError: false,
});

@Controller()
class WeatherStation {
  @Get('/rain')
  readRain(@Depends(code) token: string) {
    return { got: token };
  }

  @Get('/snow')
  readSnow(@Depends(maybeCode) token: string | undefined) {
    return { got: token ?? null };
  }

  @Get('/wind')
  readWind(@Depends(machine) header: string) {
    return { got: header };
  }

  @Get('/gusts')
  readGusts(@Depends(maybeMachine) header: string | undefined) {
    return { got: header ?? null };
  }

  @Get('/sun')
  readSun(@Depends(institute) header: string) {
    return { got: header };
  }

  @Get('/moon')
  readMoon(@Depends(maybeInstitute) header: string | undefined) {
    return { got: header ?? null };
  }
}

@Module({ controllers: [WeatherStation] })
class WeatherStationModule {}

export const app = createApp(WeatherStationModule, { title: 'Weather station' });

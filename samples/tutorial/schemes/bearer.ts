/** HTTP Bearer splits the Authorization header at its first space and keeps the word as it was written. */
import { Controller, createApp, Depends, Get, httpBearer, Module, type HttpAuthorizationCredentials } from 'tenon';

const berth = httpBearer();
const pilot = httpBearer({ bearerFormat: 'pilot-pass', schemeName: 'PilotPass', description: 'The pass that the harbour office prints.' });
const guest = httpBearer({ autoError: false, schemeName: 'GuestPass' });

@Controller()
class Harbour {
  @Get('/berths', { summary: 'The berths of the pass' })
  listBerths(@Depends(berth) { scheme, credentials }: HttpAuthorizationCredentials) {
    return { scheme, credentials };
  }

  @Get('/tides')
  readTides(@Depends(pilot) { scheme, credentials }: HttpAuthorizationCredentials) {
    return { scheme, credentials };
  }

  @Get('/weather')
  readWeather(@Depends(guest) pass: HttpAuthorizationCredentials | undefined) {
    return { wind: 4, pass: pass?.credentials ?? null };
  }
}

@Module({ controllers: [Harbour] })
class HarbourModule {}

export const app = createApp(HarbourModule, { title: 'Harbour passes', version: '2.0.0' });

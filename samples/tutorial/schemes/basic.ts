/** HTTP Basic reads a name and a password from the Authorization header, with or without a realm, required or optional. */
import { Controller, createApp, Depends, Get, httpBasic, Module, type HttpBasicCredentials } from 'tenon';

const plain = httpBasic();
const archive = httpBasic({
  realm: 'plate archive',
  schemeName: 'ArchiveDoor',
  description: 'The name and the number on your observer card.',
});
const visitor = httpBasic({ autoError: false, schemeName: 'VisitorDoor' });
const quiet = httpBasic({ autoError: false, realm: 'quiet room', schemeName: 'QuietDoor' });

@Controller()
class Observatory {
  @Get('/dome')
  enterDome(@Depends(plain) { username, password }: HttpBasicCredentials) {
    return { username, password };
  }

  @Get('/archive')
  enterArchive(@Depends(archive) { username, password }: HttpBasicCredentials) {
    return { username, password };
  }

  @Get('/terrace')
  enterTerrace(@Depends(visitor) card: HttpBasicCredentials | undefined) {
    return { visitor: card?.username ?? null };
  }

  @Get('/quiet')
  enterQuiet(@Depends(quiet) card: HttpBasicCredentials | undefined) {
    return { visitor: card?.username ?? null };
  }
}

@Module({ controllers: [Observatory] })
class ObservatoryModule {}

export const app = createApp(ObservatoryModule, { title: 'Observatory doors' });

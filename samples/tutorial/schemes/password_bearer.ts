/** The OAuth2 password scheme hands over the bearer token, even an empty one, and documents its flow. */
import { Controller, createApp, Depends, Get, Module, oauth2PasswordBearer } from 'tenon';

const player = oauth2PasswordBearer({
  tokenUrl: 'stage/token',
  refreshUrl: 'stage/refresh',
  description: 'Players sign in at the stage door.',
  scopes: { 'scores:read': 'Read the scores.', 'scores:mark': 'Write bowings into the scores.' },
});
const listener = oauth2PasswordBearer({ tokenUrl: '/hall/token', schemeName: 'Listener', autoError: false });

@Controller()
class Orchestra {
  @Get('/scores')
  readScores(@Depends(player) token: string) {
    return { token, length: token.length };
  }

  @Get('/programme')
  readProgramme(@Depends(listener) token: string | undefined) {
    return { token: token ?? null };
  }
}

@Module({ controllers: [Orchestra] })
class OrchestraModule {}

export const app = createApp(OrchestraModule, { title: 'Orchestra' });

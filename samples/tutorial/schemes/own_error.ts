/** A scheme whose not-authenticated error is overridden answers with its own status, detail and headers. */
import { apiKeyHeader, Controller, createApp, Depends, Get, httpBasic, httpBearer, HttpException, Module } from 'tenon';
import type { HttpAuthorizationCredentials, HttpBasicCredentials } from 'tenon';

const turnstile = httpBearer({
  schemeName: 'Turnstile',
  notAuthenticated: () => new HttpException(403, 'The turnstile stays shut'),
});
const counter = apiKeyHeader('x-ticket', {
  schemeName: 'Counter',
  notAuthenticated: () =>
    new HttpException(401, { code: 'no-ticket', desk: 3 }, { headers: { 'WWW-Authenticate': 'APIKey realm="counter"', 'X-Desk': '3' } }),
});
const cellar = httpBasic({ schemeName: 'Cellar', description: 'For the crew.', challenge: 'Basic realm="cellar", charset="UTF-8"' });

@Controller()
class Ferry {
  @Get('/deck')
  board(@Depends(turnstile) shown: HttpAuthorizationCredentials) {
    return { pass: shown.credentials };
  }

  @Get('/cabin')
  takeCabin(@Depends(counter) key: string) {
    return { ticket: key };
  }

  @Get('/cellar')
  goBelow(@Depends(cellar) card: HttpBasicCredentials) {
    return { crew: card.username };
  }
}

@Module({ controllers: [Ferry] })
class FerryModule {}

export const app = createApp(FerryModule, { title: 'Ferry' });

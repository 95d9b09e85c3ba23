/** The application compares the scopes asked for with the ones a token holds: 401 without a person, 403 without the scopes, always with a challenge. */
import { Body, Controller, createApp, Delete, dependency, Depends, Get, HttpException, Int, Module, oauth2PasswordBearer } from 'tenon';
import { Field, Path, Post, Security, SecurityScopes } from 'tenon';

const scopes = { calls: 'See the calls.', 'calls:answer': 'Answer a call.', roster: 'See the roster.' };
const oauth = oauth2PasswordBearer({ tokenUrl: 'token', schemeName: 'Brigade', scopes });
const held = new Map([
  ['token-for-aron', ['calls']],
  ['token-for-freja', ['roster', 'calls:answer', 'calls']],
  ['token-for-ulf', []],
]);

class Call {
  @Field() street!: string;
  @Field({ type: Int }) floor = 0;
}

const firefighter = dependency({ asked: SecurityScopes, token: oauth }, ({ asked, token }) => {
  const headers = { 'WWW-Authenticate': asked.scopes.length > 0 ? `Bearer scope="${asked.scopeStr}"` : 'Bearer' };
  const granted = held.get(token);
  if (granted === undefined) throw new HttpException(401, 'Who is calling?', { headers });
  const lacking = asked.scopes.find((scope) => !granted.includes(scope));
  if (lacking !== undefined) throw new HttpException(403, `Needs ${lacking}`, { headers });
  return token.replace('token-for-', '');
});
const onCall = dependency({ name: { token: firefighter, scopes: ['calls'] } }, ({ name }) => name);

@Controller()
class Brigade {
  @Get('/status')
  readStatus(@Depends(firefighter) name: string) {
    return { name };
  }

  @Get('/calls')
  listCalls(@Depends(onCall) name: string) {
    return [{ street: 'Harbour Lane', seenBy: name }];
  }

  @Post('/calls', { status: 201 })
  answerCall(@Body() call: Call, @Security(onCall, ['calls:answer']) name: string) {
    return { call, by: name };
  }

  @Delete('/calls/:number', { status: 204 })
  closeCall(@Path({ type: Int }) number: number, @Security(firefighter, ['roster', 'calls:answer']) name: string) {
    void [number, name];
  }
}

@Module({ controllers: [Brigade] })
class BrigadeModule {}

export const app = createApp(BrigadeModule, { title: 'Fire brigade' });

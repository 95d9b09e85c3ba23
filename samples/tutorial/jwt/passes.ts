/** A signed JSON web token names its bearer: it must be well formed, signed with the right key and algorithm, not expired, and have a subject. */
import { Controller, createApp, dependency, Depends, Field, Get, HttpException, Module } from 'tenon';
import { oauth2PasswordBearer, OAuth2PasswordRequestForm, Post } from 'tenon';
import { jwtVerifier, signJwt, TokenError, verifyJwt } from 'tenon/security';

const secret = 'the-lighthouse-keeper-keeps-32-bytes-of-secret-for-signing-tokens';
const passes = jwtVerifier({ algorithms: ['HS256'], keys: secret });
const oauth = oauth2PasswordBearer({ tokenUrl: 'token', schemeName: 'Keeper' });
const keepers = new Map([
  ['solveig', 'fog'],
  ['henrik', 'horn'],
]);

class Token {
  @Field({ alias: 'access_token' }) accessToken!: string;
  @Field({ alias: 'token_type' }) tokenType!: string;
}

const keeper = dependency({ token: oauth }, async ({ token }) => {
  const refused = new HttpException(401, 'The pass is not valid', { headers: { 'WWW-Authenticate': 'Bearer' } });
  const pass = await verifyJwt(token, passes).catch((error: unknown) => {
    throw error instanceof TokenError ? refused : error;
  });
  if (!keepers.has(pass.subject)) throw refused;
  return pass.subject;
});

@Controller()
class Lighthouse {
  @Post('/token', { returns: Token, responses: { 401: { description: 'Wrong name or password' } } })
  async signIn(@Depends() { username, password }: OAuth2PasswordRequestForm) {
    if (keepers.get(username) !== password) {
      throw new HttpException(401, 'Wrong name or password', { headers: { 'WWW-Authenticate': 'Bearer' } });
    }
    return { accessToken: await signJwt({}, { key: secret, algorithm: 'HS256', subject: username, expiresIn: 3600 }), tokenType: 'bearer' };
  }

  @Get('/lamp')
  readLamp(@Depends(keeper) name: string) {
    return { keeper: name, lit: true };
  }
}

@Module({ controllers: [Lighthouse] })
class LighthouseModule {}

export const app = createApp(LighthouseModule, { title: 'Lighthouse' });

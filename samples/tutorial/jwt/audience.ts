/** Tokens for one issuer and one audience, with claims that must be there; the claims reach the handler as a model. */
import { Controller, createApp, dependency, Depends, Field, Get, HttpException, httpBearer, Int, Module, Path } from 'tenon';
import { jwtVerifier, TokenError, verifyJwt } from 'tenon/security';

class Curator {
  @Field({ description: 'Who', examples: ['ines'] }) sub!: string;
  @Field({ type: [Int], description: 'Room numbers', default: () => [] }) rooms!: number[];
  @Field() senior: boolean = false;
}

const bearer = httpBearer({ bearerFormat: 'JWT', schemeName: 'CuratorToken' });
const passes = jwtVerifier({
  issuer: 'museum',
  audience: 'storeroom',
  algorithms: ['HS256'],
  keys: 'the-museum-guards-its-signing-secret-behind-the-dinosaur-skeleton',
  claims: Curator,
});

const curator = dependency({ shown: bearer }, async ({ shown }) => {
  try {
    return (await verifyJwt(shown.credentials, passes)).claims;
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    const [detail, why] =
      error.reason === 'expired' ? ['The token has expired', ', error_description="expired"'] : ['The token is not valid', ''];
    throw new HttpException(401, detail, { headers: { 'WWW-Authenticate': `Bearer error="invalid_token"${why}` } });
  }
});

@Controller()
class Storeroom {
  @Get('/curator')
  readCurator(@Depends(curator) who: Curator): Curator {
    return who;
  }

  @Get('/rooms/:room')
  openRoom(@Path({ type: Int }) room: number, @Depends(curator) who: Curator) {
    if (!who.rooms.includes(room) && !who.senior) throw new HttpException(403, `${who.sub} may not enter room ${room}`);
    return { room, by: who.sub };
  }
}

@Module({ controllers: [Storeroom] })
class StoreroomModule {}

export const app = createApp(StoreroomModule, { title: 'Museum storeroom' });

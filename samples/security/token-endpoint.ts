import {
  Controller,
  createApp,
  Depends,
  Get,
  Injectable,
  jwtBearer,
  Module,
  oauth2PasswordBearer,
  Post,
  Security,
  type JwtPrincipal,
} from 'tenon';
import {
  apiKeyDigest,
  hashPassword,
  MemoryAuthorizationCodes,
  MemoryRefreshTokens,
  randomToken,
  signJwt,
  tokenEndpoint,
  verifyPassword,
  type TokenAnswer,
} from 'tenon/security';

const cost = process.env.NODE_ENV === 'test' ? ({ ln: 8 } as const) : {};
const key = Buffer.from(randomToken(32), 'base64url');

@Injectable()
export class Gardeners {
  readonly #gardeners = new Map<string, { id: string; passwordHash: string; scopes: string[] }>();

  async add(name: string, password: string, scopes: string[]): Promise<void> {
    this.#gardeners.set(name, { id: name, passwordHash: await hashPassword(password, cost), scopes });
  }

  async withPassword(name: string, password: string) {
    const gardener = this.#gardeners.get(name);
    return (await verifyPassword(password, gardener?.passwordHash, cost)) ? gardener : undefined;
  }
}

export const codes = new MemoryAuthorizationCodes();
export const refreshTokens = new MemoryRefreshTokens();

export const tokens = tokenEndpoint({
  inputs: { gardeners: Gardeners },
  clients: [
    { id: 'app', grants: ['authorization_code', 'refresh_token', 'password'] },
    { id: 'sprinkler', secretDigest: apiKeyDigest('a-secret-of-32-random-bytes'), scopes: ['beds:water'] },
  ],
  grants: {
    password: async ({ username, password }, { gardeners }) => {
      const gardener = await gardeners.withPassword(username, password);
      return gardener && { subject: gardener.id, scopes: gardener.scopes };
    },
    client_credentials: ({ client }) => ({ subject: client.id, scopes: ['beds:water'] }),
    authorization_code: codes,
    refresh_token: refreshTokens,
  },
  accessToken: ({ subject, scopes, family }) =>
    signJwt(
      { scope: scopes.join(' '), sid: family },
      { key, algorithm: 'HS256', issuer: 'garden', audience: 'garden', subject, expiresIn: 600 },
    ),
  expiresIn: 600,
});

const gardener = jwtBearer({
  ...{ issuer: 'garden', audience: 'garden', algorithms: ['HS256'], keys: key },
  scheme: oauth2PasswordBearer({ tokenUrl: 'token', scopes: { 'beds:water': 'Water the beds.' } }),
});

@Controller()
class Garden {
  @Post('/token', tokens.route)
  token(@Depends(tokens) answer: TokenAnswer) {
    return answer;
  }

  @Get('/beds')
  beds(@Security(gardener, ['beds:water']) { subject }: JwtPrincipal) {
    return { wateredBy: subject };
  }
}

@Module({ controllers: [Garden], providers: [Gardeners] })
class GardenModule {}

export const app = createApp(GardenModule, { title: 'Garden', version: '1.0.0' });

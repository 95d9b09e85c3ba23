import {
  Controller,
  createApp,
  Depends,
  Get,
  HttpException,
  jwtBearer,
  Module,
  nullable,
  oauth2AuthorizationCode,
  Post,
  Query,
  RedirectResponse,
  Security,
  type JwtPrincipal,
} from 'tenon';
import {
  MemoryAuthorizationCodes,
  MemoryRefreshTokens,
  newAuthorizationCode,
  randomToken,
  signJwt,
  tokenEndpoint,
  type TokenAnswer,
} from 'tenon/security';

export const ownClient = 'app';

/** An application that signs people in itself, with codes and PKCE; everybody is Ada. It sends nobody anywhere but to these addresses. */
export function ownIssuer(redirectUris: () => readonly string[]) {
  const codes = new MemoryAuthorizationCodes();
  const key = Buffer.from(randomToken(), 'base64url');
  const takenBack = new Set<unknown>();
  const parties = { issuer: 'quarry', audience: 'quarry' };
  const tokens = tokenEndpoint({
    clients: [{ id: ownClient }],
    grants: { authorization_code: codes, refresh_token: new MemoryRefreshTokens() },
    accessToken: ({ subject, scopes, family }) =>
      signJwt({ scope: scopes.join(' '), sid: family }, { key, algorithm: 'HS256', subject, expiresIn: 600, ...parties }),
    expiresIn: 600,
    revoked: (family) => void takenBack.add(family),
  });
  const worker = jwtBearer({
    ...{ algorithms: ['HS256'], keys: key, ...parties },
    isRevoked: ({ sid }) => takenBack.has(sid),
    scheme: oauth2AuthorizationCode({ authorizationUrl: 'authorize', tokenUrl: 'token', scopes: { dig: 'Dig.' } }),
  });

  @Controller()
  class Quarry {
    @Get('/authorize', { includeInSchema: false })
    async authorize(
      @Query('client_id') clientId: string,
      @Query('redirect_uri') redirectUri: string,
      @Query('scope') scope: string,
      @Query('state') state: string,
      @Query('code_challenge', { type: nullable(String) }) challenge: string | null = null,
    ) {
      if (clientId !== ownClient || !redirectUris().includes(redirectUri)) throw new HttpException(400, 'Who are you?');
      const codeChallenge = challenge ?? undefined;
      const code = await newAuthorizationCode(codes, { clientId, redirectUri, subject: 'ada', scopes: scope.split(' '), codeChallenge });
      return new RedirectResponse(`${redirectUri}?${String(new URLSearchParams({ code, state }))}`, { status: 303 });
    }

    @Post('/token', tokens.route)
    token(@Depends(tokens) answer: TokenAnswer) {
      return answer;
    }

    @Get('/stones')
    stones(@Security(worker, ['dig']) { subject }: JwtPrincipal) {
      return { subject };
    }
  }

  @Module({ controllers: [Quarry] })
  class QuarryModule {}

  return createApp(QuarryModule, { docs: { swagger: { oauth: { clientId: ownClient } } } });
}

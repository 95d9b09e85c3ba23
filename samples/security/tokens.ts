/** Tokens: signed by the application itself, by an issuer elsewhere, in a cookie, and opaque ones that the issuer is asked about. */
import { randomBytes } from 'node:crypto';
import { apiKeyCookie, Body, Controller, createApp, dependency, Depends, Field, Get, HttpException, Int, introspectedBearer } from 'tenon';
import { jwtBearer, Module, oauth2AuthorizationCode, Post, requires, Security, type IntrospectedPrincipal, type JwtPrincipal } from 'tenon';
import { jwtVerifier, signJwt, TokenError, verifyJwt } from 'tenon/security';

const issuer = process.env.ISSUER ?? 'https://id.example';
const secret = process.env.TOKEN_SECRET ?? randomBytes(32).toString('base64url');

class Clerk {
  @Field() sub!: string;
  @Field({ type: [Int] }) tills: number[] = [];
}

const own = { issuer: 'shop', audience: 'shop', algorithms: ['HS256'], keys: secret } as const;
export const clerk = jwtBearer({ ...own, claims: Clerk, realm: 'tills' });

const signIn = oauth2AuthorizationCode({
  authorizationUrl: `${issuer}/authorize`,
  tokenUrl: `${issuer}/token`,
  scopes: { 'orders:read': 'See your orders.', 'orders:write': 'Change them.' },
});
const customer = jwtBearer({
  issuer,
  audience: 'https://shop.example',
  algorithms: ['ES256', 'RS256'],
  discovery: true,
  scheme: signIn,
});

const browser = jwtBearer({ ...own, scheme: apiKeyCookie('__Host-session', { schemeName: 'Session', autoError: false }) });

const partner = introspectedBearer({
  schemeName: 'Partner',
  endpoint: `${issuer}/introspect`,
  clientId: 'shop',
  clientSecret: process.env.CLIENT_SECRET ?? 'set by the environment',
  audience: 'https://shop.example',
  cache: 30,
});

const vouchers = jwtVerifier({ issuer: 'shop', audience: 'voucher', algorithms: ['HS256'], keys: secret, typ: 'voucher+jwt' });

class Voucher {
  @Field() token!: string;
}

const redeemed = new Set<string>();
const newcomer = dependency(
  { me: customer },
  ({ me }) => {
    if (redeemed.has(me.subject)) throw new HttpException(403, 'Once only');
    return me;
  },
  { refusals: { 403: 'Once only' } },
);

@Controller()
class Shop {
  @Get('/tills/:till')
  till(@Depends(clerk) { subject, claims }: JwtPrincipal<Clerk>) {
    return { clerk: subject, tills: claims.tills };
  }

  @Get('/orders')
  orders(@Security(customer, ['orders:read']) { subject, scopes }: JwtPrincipal) {
    return { subject, scopes };
  }

  @Post('/orders', { use: [requires('orders:write')] })
  order(@Depends(customer) { subject }: JwtPrincipal) {
    return { subject };
  }

  @Get('/basket')
  basket(@Depends(browser) { subject }: JwtPrincipal) {
    return { subject };
  }

  @Get('/stock')
  stock(@Depends(partner) { subject, clientId }: IntrospectedPrincipal) {
    return { subject: subject ?? null, clientId };
  }

  @Post('/vouchers')
  async voucher() {
    return {
      token: await signJwt(
        { euros: 20 },
        {
          key: secret,
          algorithm: 'HS256',
          issuer: 'shop',
          audience: 'voucher',
          subject: 'bearer',
          typ: 'voucher+jwt',
          jwtId: true,
          expiresIn: 86_400,
        },
      ),
    };
  }

  @Post('/vouchers/redeemed')
  async redeem(@Body() { token }: Voucher, @Depends(newcomer) { subject }: JwtPrincipal) {
    try {
      const { claims } = await verifyJwt(token, vouchers);
      redeemed.add(subject);
      return { euros: claims.euros };
    } catch (error) {
      if (error instanceof TokenError && error.code === 'invalid_token') throw new HttpException(422, `No voucher: ${error.reason}`);
      throw error;
    }
  }
}

@Module({ controllers: [Shop] })
class ShopModule {}

export const app = createApp(ShopModule, { title: 'Shop' });

export const passOf = (subject: string, tills: readonly number[]): Promise<string> =>
  signJwt({ tills }, { key: secret, algorithm: 'HS256', issuer: 'shop', audience: 'shop', subject, expiresIn: 900 });

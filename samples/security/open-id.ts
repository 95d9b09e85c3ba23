/** Tokens of an OpenID Connect provider, and a login at it on `/docs`. */
import { Controller, createApp, Depends, Get, jwtBearer, Module, openIdConnect, Post, requires, Security, type JwtPrincipal } from 'tenon';

const issuer = process.env.ISSUER ?? 'https://id.example';
const audience = 'https://shop.example';

const customer = jwtBearer({
  issuer,
  audience,
  algorithms: ['ES256', 'RS256'],
  discovery: true,
  typ: 'at+jwt',
  scheme: openIdConnect({ openIdConnectUrl: `${issuer}/.well-known/openid-configuration` }),
});

@Controller('/orders')
class Orders {
  @Get()
  list(@Security(customer, ['orders:read']) { subject, scopes }: JwtPrincipal) {
    return { subject, scopes };
  }

  @Post({ use: [requires('orders:write')] })
  order(@Depends(customer) { subject }: JwtPrincipal) {
    return { subject };
  }
}

@Module({ controllers: [Orders] })
class Shop {}

export const app = createApp(Shop, {
  title: 'Shop',
  docs: {
    swagger: {
      oauth: { clientId: 'docs-page', scopes: ['openid', 'orders:read'], additionalQueryStringParams: { resource: audience } },
    },
  },
});

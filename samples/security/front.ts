/** What stands in front of a shop: known hosts, HTTPS, headers for browsers, other origins, forged requests, compression. */
import { compress, Controller, cors, createApp, csrf, Get, httpsRedirect, Module, Post, Query } from 'tenon';
import { RedirectResponse, safeRedirect, securityHeaders, trustedHosts } from 'tenon';

@Controller()
class Shop {
  @Get('/catalogue')
  readCatalogue() {
    return Array.from({ length: 50 }, (_, number) => ({ number, name: `Lantern no. ${number}` }));
  }

  @Post('/orders', { status: 201 })
  order() {
    return { ordered: true };
  }

  @Post('/login', { status: 303, responseClass: RedirectResponse, responses: { 400: { description: 'Not a place to go to' } } })
  login(@Query() next: string = '/catalogue') {
    return safeRedirect(next, { status: 303, allow: ['https://pay.shop.example'] });
  }
}

@Module({ controllers: [Shop] })
class ShopModule {}

const middleware = [
  trustedHosts(['www.shop.example', '*.api.shop.example']),
  httpsRedirect(),
  securityHeaders(),
  cors({
    allowOrigins: ['https://www.shop.example', 'http://localhost:5173'],
    allowOriginRegex: /^https:\/\/[a-z-]+\.partners\.example$/,
    allowMethods: ['GET', 'POST'],
    allowHeaders: ['Authorization'],
    allowCredentials: true,
  }),
  csrf({ trustedOrigins: ['https://admin.shop.example'] }),
  compress({ minimumSize: 1_000, encodings: ['br', 'gzip'], excluded: ['application/pdf'] }),
];

export const app = createApp(ShopModule, { trustProxy: ['loopback', '10.0.0.0/8'], middleware });

/** An application with routes of every kind, a controller that becomes request-scoped, and names that need care. */
export const orders = `import { Controller, createApp, Depends, dependency, Get, header, Injectable, Int, Module, Path, Post, Public, rateLimit, Security, jwtBearer, oauth2PasswordBearer, token } from 'tenon';

const CLOCK = token('Clock of "the" <b>#1</b>');
const slowly = rateLimit({ name: 'slowly', limit: 5, per: 'minute' });
const member = jwtBearer({ issuer: 'me', audience: 'me', algorithms: ['HS256'], keys: '4mN7pQ2rS5tU8vW1xY3zA6bC9dE0fG-h',
  scheme: oauth2PasswordBearer({ tokenUrl: 'token', scopes: { 'orders:write': 'Change orders.' } }) });
const caller = dependency({ who: header({ optional: true, type: String }) }, function caller({ who }) { return who; });

@Injectable() class Pool {}
@Injectable({ scope: 'request' }) class Session { constructor(@Depends(Pool) pool, @Depends(caller) who) {} }
@Injectable() class Stock { constructor(@Depends(Pool) pool, @Depends(CLOCK) clock) {} }

@Controller('/orders')
class Orders {
  constructor(@Depends(Session) session, @Depends(Stock) stock) {}
  @Get() list() { return []; }
  @Get('/:orderId') read(@Path({ type: Int }) orderId) { return orderId; }
  @Post({ use: [slowly] }) place() { return 1; }
  @Public() @Get('/menu/today') menu() { return 1; }
}

@Controller('/admin')
class Admin {
  @Post('/close', { use: [caller] }) close() { return 1; }
  @Post('/open') open(@Security(member, ['orders:write']) who) { return who; }
}

@Module({ providers: [Pool, { provide: CLOCK, useGenerator: async function* () { yield 1; } }], exports: [Pool, CLOCK] })
class DatabaseModule {}
@Module({ imports: [DatabaseModule], providers: [Session, Stock], controllers: [Orders], prefix: '/v1' })
class OrdersModule {}
@Module({ imports: [OrdersModule], controllers: [Admin] })
class AppModule {}
@Controller() class Pages { @Get('/') page() { return 1; } }
@Module({ controllers: [Pages] }) class PagesModule {}

export const app = createApp(AppModule, { title: 'Orders' })
  .mount('/pages', createApp(PagesModule, { title: 'Pages' }))
  .mount('/old', (request, response) => response.end());
`;

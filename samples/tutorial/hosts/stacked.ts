/** Three middlewares: the one listed first stands outermost, so the host is checked before the origin and the origin before compression. */
import { compress, Controller, cors, createApp, Get, Int, Module, Path, PlainTextResponse, trustedHosts } from 'tenon';

@Controller()
class ObservatoryShop {
  @Get('/posters/:length', { responseClass: PlainTextResponse, description: 'A text of so many stars.' })
  readPoster(@Path({ type: Int }) length: number) {
    return '*'.repeat(length);
  }
}

@Module({ controllers: [ObservatoryShop] })
class ObservatoryShopModule {}

const middleware = [
  trustedHosts(['shop.example', 'www.stars.example']),
  cors({ allowOrigins: ['https://sky.example'], allowMethods: ['GET'] }),
  compress({ minimumSize: 20, level: 1 }),
];

export const app = createApp(ObservatoryShopModule, { title: 'Observatory shop', middleware });

/** Without the www redirect a host that lacks its www is refused like any other; a lone star lets every host in. */
import { Controller, createApp, Get, Module, trustedHosts } from 'tenon';

@Controller()
class Mill {
  @Get('/cloth')
  readCloth() {
    return { cloth: 'tweed' };
  }
}

@Module({ controllers: [Mill] })
class MillModule {}

@Controller()
class Shop {
  @Get('/cloth')
  sellCloth() {
    return { price: 30 };
  }
}

@Module({ controllers: [Shop] })
class ShopModule {}

const openSide = createApp(ShopModule, { title: 'Mill shop', middleware: [trustedHosts(['*'])] });
await openSide.init();

const hosts = ['www.loom.example', '*.wool.example'];

export const app = createApp(MillModule, { title: 'Weaving mill', middleware: [trustedHosts(hosts, { wwwRedirect: false })] });
app.use('/shop', openSide.express);

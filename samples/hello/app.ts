import { Controller, createApp, Get, Int, Module, Path, Query } from 'tenon';

@Controller()
class Items {
  @Get('/')
  readRoot() {
    return { message: 'Hello World' };
  }

  @Get('/items/:itemId')
  readItem(@Path({ type: Int }) itemId: number, @Query({ optional: true }) q?: string) {
    return { itemId, q };
  }
}

@Module({ controllers: [Items] })
class AppModule {}

export const app = createApp(AppModule, { title: 'Items', version: '1.0.0' });

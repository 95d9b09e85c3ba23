/** A query parameter may carry JSON text, which is read first and then held against its type. */
import { Controller, createApp, Get, Int, Module, Query } from 'tenon';

@Controller()
class Tram {
  @Get('/routes')
  findRoute(
    @Query({ json: true, type: [Int], description: 'A JSON list of stop numbers.' }) stops: number[],
    @Query() express: boolean = false,
  ) {
    return { stops, express };
  }

  @Get('/signs')
  findSigns(@Query('sign-words', { json: true, type: [String] }) words: string[]) {
    return { words };
  }
}

@Module({ controllers: [Tram] })
class TramModule {}

export const app = createApp(TramModule);

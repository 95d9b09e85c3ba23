/** A list is gathered from a repeated name; commas are not split and every element is converted. */
import { Controller, createApp, enumOf, Get, Int, Module, nullable, Query, setOf } from 'tenon';

enum Grain {
  Rye = 'rye',
  Oat = 'oat',
  Spelt = 'spelt',
}

@Controller()
class Bakery {
  @Get('/loaves')
  listLoaves(
    @Query({ type: [enumOf(Grain, { name: 'Grain' })], default: [], description: 'Any of these.' }) grain: Grain[],
    @Query({ type: nullable([String]) }) word: string[] | null = null,
  ) {
    return { grain, word };
  }

  @Get('/sizes')
  listSizes(@Query({ type: [Int], minItems: 1, maxItems: 3, default: [500, 1000] }) size: number[]) {
    return { size, total: size.reduce((sum, one) => sum + one, 0) };
  }

  @Get('/shops')
  listShops(@Query('shop-name', { type: [String] }) shop: string[]) {
    return { shop };
  }

  @Get('/days')
  listDays(@Query({ type: setOf(Int), maxItems: 3, default: new Set() }) day: Set<number>) {
    return { days: [...day].sort((a, b) => a - b) };
  }

  @Get('/prices')
  listPrices(
    @Query({ type: [Number], exclusiveMinimum: 0, default: [], title: 'Wanted prices' }) price: number[],
    @Query() note: string = '-',
  ) {
    return { price, note };
  }
}

@Module({ controllers: [Bakery] })
class BakeryModule {}

export const app = createApp(BakeryModule);

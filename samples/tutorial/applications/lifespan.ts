/** A lifespan fills the application's state and hands a state to every request; dependencies read both, and a trace shows who started first. */
import { Application, Controller, createApp, dependency, Depends, Get, HttpException, Int, lifespan, Module, Path, Post } from 'tenon';
import { type Granted, Query, query } from 'tenon';

const trace: string[] = [];

const storeroom = lifespan(async function* openStoreroom() {
  trace.push('storeroom opens');
  yield { room: 'storeroom', shelves: 4 };
  trace.push('storeroom closes');
});

const kitchen = lifespan({ app: Application }, async function* openBakery({ app }) {
  trace.push(`${app.options.title} opens`);
  yield { room: 'shop', flour: [50], sold: 0, sign: 'fresh', ovens: { left: 180 } as Record<string, number> };
  trace.push(`${app.options.title} closes`);
});
trace.push('made');

type Storeroom = Granted<typeof storeroom>;
type Kitchen = Granted<typeof kitchen>;

const ovens = dependency({ kitchen }, ({ kitchen }) => kitchen.ovens);

const warm = dependency({ ovens, oven: query({ type: String, default: 'left' }) }, ({ ovens, oven }) => {
  const degrees = ovens[oven];
  if (degrees === undefined) throw new HttpException(404, 'No such oven');
  return degrees;
});

@Controller()
class Shop {
  @Get('/trace')
  readTrace() {
    return trace.splice(0);
  }

  @Get('/warm', { responses: { 404: { description: 'No such oven' } } })
  readWarmth(@Depends(warm) degrees: number, @Depends(ovens) ovens: Record<string, number>) {
    return { degrees, ovens: Object.keys(ovens).length };
  }

  @Post('/ovens/:oven')
  heat(@Path() oven: string, @Query({ type: Int }) degrees: number, @Depends(ovens) ovens: Record<string, number>) {
    ovens[oven] = degrees;
    return ovens;
  }

  @Get('/room')
  readRoom(@Depends(kitchen) { room, flour, sign }: Kitchen, @Depends(storeroom) { shelves }: Storeroom) {
    return { room, shelves, flour, sign };
  }

  @Post('/bake')
  bake(@Depends(kitchen) bakery: Kitchen, @Query({ type: Int }) bags: number = 1) {
    bakery.flour.push((bakery.flour.at(-1) ?? 0) - bags);
    bakery.sold += bags;
    return { room: `${bags} bags lighter`, sold: bakery.sold };
  }
}

@Controller()
class Stock {
  @Get('/shelves')
  readShelves(@Depends(storeroom) { shelves }: Storeroom, @Depends(kitchen) { sold }: Kitchen) {
    return { shelves, sold, nothing: null };
  }
}

@Module({ prefix: '/stock', lifespan: storeroom, controllers: [Stock] })
class StockModule {}

@Module({ imports: [StockModule], controllers: [Shop] })
class BakeryModule {}

@Controller()
class Cellar {
  @Get('/ovens')
  readCellar(@Depends() app: Application, @Depends(kitchen) { room }: Kitchen) {
    return { own: app.options.lifespan !== undefined, room, title: app.options.title };
  }
}

@Module({ controllers: [Cellar] })
class CellarModule {}

export const app = createApp(BakeryModule, { title: 'Bakery', lifespan: kitchen });
// It would open a lifespan of its own; without one it has those of the application around it.
app.mount('/cellar', createApp(CellarModule, { title: 'Cellar' }));

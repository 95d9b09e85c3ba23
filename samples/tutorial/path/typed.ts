/** A path parameter is converted to its declared type, or the request is refused with its place. */
import { Controller, createApp, Get, Int, Module, Path } from 'tenon';

@Controller()
class Storeroom {
  @Get('/shelves/:shelf')
  readShelf(@Path({ type: Int }) shelf: number) {
    return { shelf };
  }

  @Get('/weights/:grams')
  readWeight(@Path() grams: number) {
    return { grams };
  }
}

@Module({ controllers: [Storeroom] })
class StoreroomModule {}

export const app = createApp(StoreroomModule);

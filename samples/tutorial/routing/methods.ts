/** One path, several methods: each has its handler, the others are refused with the list of what is allowed. */
import {
  Controller,
  createApp,
  Delete,
  Depends,
  Get,
  Head,
  Int,
  Module,
  Options,
  Patch,
  Path,
  Post,
  Put,
  Query,
  ResponseState,
  Route,
} from 'tenon';

@Controller()
class Bakery {
  readonly #ledger = new Map([['rye', 4]]);

  @Get('/loaves/:loaf')
  readLoaf(@Path() loaf: string) {
    return { loaf, count: this.#ledger.get(loaf) ?? 0 };
  }

  @Put('/loaves/:loaf')
  @Patch('/loaves/:loaf')
  setLoaf(@Path() loaf: string, @Query({ type: Int }) count: number = 1) {
    this.#ledger.set(loaf, count);
    return { loaf, count };
  }

  @Delete('/loaves/:loaf', { status: 204 })
  dropLoaf(@Path() loaf: string) {
    this.#ledger.delete(loaf);
  }

  @Head('/oven')
  probeOven(@Depends() state: ResponseState) {
    state.headers.set('x-heat', '230');
  }

  @Options('/oven')
  askOven(@Depends() state: ResponseState) {
    state.headers.set('allow', 'HEAD, OPTIONS');
    return { heat: 'yes' };
  }

  @Route('TRACE', '/echo')
  traceEcho() {
    return { trace: true };
  }

  @Route(['POST', 'PUT'], '/bell', { includeInSchema: false })
  ringBell(@Query({ type: Int }) times: number = 1) {
    return { rang: times };
  }

  @Post('/orders')
  addOrder() {
    return { order: 1 };
  }
}

@Module({ controllers: [Bakery] })
class BakeryModule {}

export const app = createApp(BakeryModule);

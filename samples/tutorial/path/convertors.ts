/** A converter in the template decides whether the path fits at all, and a wildcard may stand before other parts. */
import { Controller, createApp, Get, Int, Module, Path, Uuid } from 'tenon';

@Controller()
class Coastguard {
  @Get('/logs/*folder/pages/:page')
  readPage(@Path() folder: string, @Path({ type: Int }) page: number) {
    return { folder, page };
  }

  @Get('/buoys/:number<int>')
  readBuoy(@Path({ type: Int }) number: number) {
    return { buoy: number };
  }

  @Get('/vessels/:vessel<uuid>')
  readVessel(@Path({ type: Uuid }) vessel: string) {
    return { vessel };
  }

  @Get('/depths/:fathoms<float>')
  readDepth(@Path() fathoms: number) {
    return { fathoms };
  }
}

@Module({ controllers: [Coastguard] })
class CoastguardModule {}

export const app = createApp(CoastguardModule);

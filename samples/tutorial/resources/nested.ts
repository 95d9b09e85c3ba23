/** What a dependency does after its yield happens in the reverse order of opening, once for each one opened. */
import { Controller, createApp, dependency, Depends, Get, Int, Module, Post, Query } from 'tenon';

const trace: string[] = [];

/** A resource that leaves in the trace when it is opened and when it is closed. */
function* held<T>(opened: string, closed: string, value: T) {
  trace.push(opened);
  try {
    yield value;
  } finally {
    trace.push(closed);
  }
}

const berth = dependency(function* () {
  yield* held('berth taken', 'berth free', 'berth 4');
});
const crane = dependency({ place: berth }, function* ({ place }) {
  yield* held('crane manned', 'crane left', `crane at ${place}`);
});
const pilot = dependency(function* () {
  yield* held('pilot aboard', 'pilot ashore', 'pilot');
});
const papers = dependency({ place: berth }, ({ place }) => {
  trace.push('papers checked');
  return `papers for ${place}`;
});
const lantern = dependency(async function* () {
  yield* held('lantern lit', 'lantern out', null);
});

@Controller()
class Harbour {
  @Get('/unload')
  unload(@Depends(crane) lift: string, @Depends(pilot) guide: string) {
    trace.push('unloading');
    return [lift, guide];
  }

  @Get('/shared')
  unloadShared(@Depends(berth) place: string, @Depends(crane) lift: string, @Depends(papers) sheet: string, @Depends(berth) again: string) {
    trace.push('unloading');
    return [place, lift, sheet, again];
  }

  @Get('/fresh')
  unloadFresh(@Depends(berth) place: string, @Depends(berth, { cache: false }) other: string) {
    trace.push('unloading');
    return [place, other];
  }

  @Post('/night', { use: [lantern, pilot], status: 202 })
  unloadAtNight(@Depends(lantern) light: null, @Depends(berth) _place: string) {
    trace.push('unloading');
    return light;
  }

  @Post('/evening', { use: [pilot] })
  unloadInTheEvening(@Query({ type: Int }) boats: number) {
    trace.push('unloading');
    return boats;
  }

  @Get('/trace')
  readTrace() {
    return trace.splice(0);
  }
}

@Module({ controllers: [Harbour] })
class HarbourModule {}

export const app = createApp(HarbourModule);

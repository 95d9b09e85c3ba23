/** Text in the query becomes a switch, a number, a day, a member of an enum or a literal, or it is refused. */
import { Controller, createApp, DateOnly, Get, Int, literal, Module, nullable, Query, Uuid } from 'tenon';

const Sky = { Clear: 'clear', Hazy: 'hazy', Overcast: 'overcast' } as const;

@Controller()
class Observatory {
  @Get('/dome')
  readDome(@Query() open: boolean) {
    return { open };
  }

  @Get('/lens')
  readLens(
    @Query({ type: nullable(Int) }) filter: number | null = null,
    @Query({ type: nullable(Number) }) focus: number | null = null,
    @Query({ type: nullable(String) }) label: string | null = null,
  ) {
    return { filter, focus, label };
  }

  @Get('/nights')
  listNights(
    @Query({ enum: Sky, enumName: 'Sky', default: Sky.Clear }) sky: string,
    @Query({ type: nullable(DateOnly) }) since: string | null = null,
    @Query({ type: literal('oldest', 'newest') }) order: 'oldest' | 'newest' = 'newest',
  ) {
    return { sky, since, order };
  }

  @Get('/plates')
  listPlates(
    @Query({ type: nullable(Uuid) }) survey: string | null = null,
    @Query({ type: nullable(literal('shallow', 'deep')), description: 'How faint it goes.' }) depth: 'shallow' | 'deep' | null = null,
  ) {
    return { survey, depth };
  }
}

@Module({ controllers: [Observatory] })
class ObservatoryModule {}

export const app = createApp(ObservatoryModule);

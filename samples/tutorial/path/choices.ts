/** Enums, literals, switches, UUIDs and dates are read from the path and anything else is refused. */
import { Controller, createApp, DateOnly, Get, literal, Module, Path, Uuid } from 'tenon';

enum Section {
  Strings = 'strings',
  Woodwind = 'wood-wind',
  Brass = 'brass',
}

enum Desk {
  First = 1,
  Second = 2,
  Third = 3,
}

@Controller()
class Orchestra {
  @Get('/sections/:section')
  readSection(@Path({ enum: Section, enumName: 'Section' }) section: Section) {
    return { section, loud: section === Section.Brass };
  }

  @Get('/desks/:desk')
  readDesk(@Path({ enum: Desk, enumName: 'Desk', description: 'Counted from the conductor.' }) desk: Desk) {
    return { desk };
  }

  @Get('/tempos/:tempo')
  readTempo(@Path({ type: literal('largo', 'andante', 'presto') }) tempo: 'largo' | 'andante' | 'presto') {
    return { tempo };
  }

  @Get('/movements/:movement')
  readMovement(@Path({ type: literal(1, 2, 3) }) movement: 1 | 2 | 3) {
    return { movement };
  }

  @Get('/lamps/:lit')
  readLamp(@Path() lit: boolean) {
    return { lit };
  }

  @Get('/scores/:score')
  readScore(@Path({ type: Uuid }) score: string) {
    return { score };
  }

  @Get('/concerts/:day')
  readConcert(@Path({ type: DateOnly, title: 'Day of the concert', examples: ['2031-05-09'] }) day: string) {
    // A day without a time is midnight in UTC; the week starts on Monday, as 1.
    return { day, weekday: new Date(day).getUTCDay() || 7 };
  }
}

@Module({ controllers: [Orchestra] })
class OrchestraModule {}

export const app = createApp(OrchestraModule);

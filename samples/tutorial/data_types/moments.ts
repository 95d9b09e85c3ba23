/** Dates, times, moments and durations: read in several forms, written as ISO text; milliseconds makes a number of a duration. */
import { Body, Controller, createApp, DateOnly, DateTime, Duration, Field, Get } from 'tenon';
import { later, milliseconds, Module, nullable, Post, Query, TimeOnly } from 'tenon';

class Departure {
  @Field({ type: DateTime, description: 'Local or with an offset', examples: ['2026-05-04T08:30:00+02:00'] }) leaves!: string;
  @Field({ type: Duration }) takes!: string;
  @Field({ type: TimeOnly, nullable: true }) boarding: string | null = null;
  @Field({ type: DateOnly }) validFrom: string = '2026-01-01';
}

class Arrival {
  @Field({ type: DateTime }) arrives!: string;
  @Field({ type: Duration }) takes!: string;
  @Field({ type: TimeOnly, nullable: true }) boarding!: string | null;
  @Field({ type: DateOnly }) day!: string;
}

class Log {
  @Field({ type: [DateTime] }) moments: string[] = [];
  @Field({ type: [Duration] }) waits: string[] = [];
  @Field({ type: [TimeOnly] }) bells: string[] = [];
  @Field({ type: [DateOnly] }) days: string[] = [];
}

const seconds = (duration: string): number => milliseconds(duration) / 1000;
/** Python's way to write UTC. */
const written = (moment: string): string => moment.replace('Z', '+00:00');

@Controller()
class Ferry {
  @Post('/departures', { returns: Arrival })
  planDeparture(@Body() departure: Departure) {
    const arrives = later(departure.leaves, departure.takes);
    return { arrives, takes: departure.takes, boarding: departure.boarding, day: arrives.slice(0, 10) };
  }

  @Post('/departures/plain')
  planPlainly(@Body() departure: Departure) {
    const { leaves, takes, boarding, validFrom } = departure;
    return {
      leaves: written(leaves),
      arrives: written(later(leaves, takes)),
      takes: seconds(takes),
      boarding: boarding && written(boarding),
      from: validFrom,
    };
  }

  @Post('/logs', { returns: Log })
  keepLog(@Body() log: Log) {
    return log;
  }

  @Post('/logs/plain')
  keepPlainLog(@Body() log: Log) {
    return { moments: log.moments.map(written), waits: log.waits.map(seconds), bells: log.bells.map(written), days: log.days };
  }

  @Get('/board')
  readBoard(
    @Query({ type: DateOnly }) day: string,
    @Query({ type: TimeOnly }) after: string = '06:00:00',
    @Query({ type: nullable(DateTime) }) until: string | null = null,
    @Query({ type: Duration }) wait: string = 'PT5M',
  ) {
    return { day, after: written(after), until: until && written(until), wait: seconds(wait) };
  }
}

@Module({ controllers: [Ferry] })
class FerryModule {}

export const app = createApp(FerryModule);

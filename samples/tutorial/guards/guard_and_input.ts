/** A guard and invalid input at once: a guard that refuses hides the errors of the input, a guard with invalid input of its own adds to them. */
import { Body, Controller, createApp, dependency, Depends, Field, Get, header, httpBearer, HttpException, Int, Module } from 'tenon';
import { Path, Post, Query, query } from 'tenon';

const bearer = httpBearer({ schemeName: 'Conductor' });
const trace: string[] = [];

class Train {
  @Field() line!: string;
  @Field({ type: Int }) wagons!: number;
}

const conductor = dependency(
  { shown: bearer },
  ({ shown }) => {
    trace.push('conductor');
    if (shown.credentials !== 'whistle') throw new HttpException(403, 'Not a conductor');
    return 'conductor';
  },
  { refusals: { 403: 'Not a conductor' } },
);

const onPlatform = dependency(
  { platform: header({ type: Int, minimum: 1, maximum: 9 }) },
  ({ platform }) => {
    trace.push('platform');
    if (platform === 9) throw new HttpException(409, 'Platform 9 is closed');
    return platform;
  },
  { refusals: { 409: 'Platform 9 is closed' } },
);

const page = dependency({ start: query({ type: Int, minimum: 0, default: 0 }) }, ({ start }) => start);

const weekday = dependency(
  { day: query({ type: String, default: 'monday' }) },
  ({ day }) => {
    if (day === 'sunday') throw new HttpException(409, 'No trains on Sundays');
    return day;
  },
  { refusals: { 409: 'No trains on Sundays' } },
);

@Controller()
class Railway {
  @Post('/trains', { status: 201, use: [conductor, onPlatform] })
  addTrain(@Body() train: Train, @Query({ type: Int, exclusiveMinimum: 0 }) track = 1) {
    return { train, track };
  }

  @Get('/trains/:number', { use: [onPlatform, conductor] })
  readTrain(@Path({ type: Int }) number: number, @Depends(page) start: number) {
    return { number, start };
  }

  @Get('/timetable')
  readTimetable(@Depends(page) start: number, @Depends(weekday) day: string) {
    return { start, day };
  }

  @Get('/trace', { returns: [String] })
  readTrace() {
    return trace.splice(0);
  }
}

@Module({ controllers: [Railway] })
class RailwayModule {}

export const app = createApp(RailwayModule, { title: 'Railway' });

/** A guard that throws ends the request; guards whose inputs are invalid only add to the list of errors. */
import { Body, header, nullable, Query, query } from 'tenon';
import { Controller, createApp, dependency, Depends, Field, Get, HttpException, Int, Module, Post } from 'tenon';

const trace: string[] = [];

class Sample {
  @Field() species!: string;
  @Field() grams!: number;
}

const curator = dependency({ key: header('x-key', { type: nullable(String), default: null }) }, ({ key }) => {
  trace.push('curator');
  if (key !== 'oak') throw new HttpException(401, 'Only curators', { headers: { 'WWW-Authenticate': 'Key', 'X-Desk': 'north' } });
});

const shelf = dependency({ shelf: query({ type: Int, minimum: 1 }) }, ({ shelf }) => {
  trace.push('shelf');
  return shelf;
});

const drawer = dependency({ drawer: query({ type: Int, maximum: 9 }) }, ({ drawer }) => {
  trace.push('drawer');
  return drawer;
});

const openHours = dependency({ hour: query({ type: Int, default: 12 }) }, ({ hour }) => {
  trace.push('hours');
  if (hour < 9) throw new HttpException(423, { opens: 9, hour });
});

const curatorsOnly = { 401: { description: 'Only curators' } };
const closed = { 423: { description: 'Not open yet' } };

@Controller()
class Seeds {
  @Get('/behind', { use: [curator, shelf], responses: curatorsOnly })
  seedsBehind() {
    return 'seeds';
  }

  @Get('/before', { use: [shelf, curator, drawer], responses: curatorsOnly })
  seedsBefore() {
    return 'seeds';
  }

  @Get('/places', { use: [openHours], responses: closed })
  readPlaces(@Depends(shelf) a: number, @Depends(drawer) b: number, @Query({ type: Int }) row: number = 1) {
    trace.push('handler');
    return [a, b, row];
  }

  @Get('/parameters', { responses: closed })
  readParameters(@Depends(shelf) a: number, @Depends(openHours) b: void, @Query({ type: Int }) row: number) {
    return [a, b, row];
  }

  @Post('/samples', { use: [curator], responses: curatorsOnly })
  addSample(@Body() sample: Sample) {
    return sample;
  }

  @Get('/trace')
  readTrace() {
    return trace.splice(0);
  }
}

@Module({ controllers: [Seeds] })
class SeedsModule {}

export const app = createApp(SeedsModule);

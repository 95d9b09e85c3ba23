/** All refusals of a request are told at once: path, query, header, cookie, each in the order of declaration. */
import { Controller, Cookie, createApp, Get, Header, Int, Module, Path, Query } from 'tenon';

@Controller()
class Hospital {
  @Get('/wards/:ward/beds/:bed')
  readBed(
    @Cookie({ type: Int }) shift: number,
    @Header('x-floor', { type: Int }) floor: number,
    @Query({ type: Int, minimum: 1, maximum: 30 }) days: number,
    @Path({ type: Int }) bed: number,
    @Query({ type: Int }) since: number,
    @Path({ type: Int, exclusiveMinimum: 0 }) ward: number,
    @Header('x-key', { minLength: 3 }) key: string,
    @Cookie({ maxLength: 4 }) nurse: string = 'any',
    @Query() verbose: boolean = false,
  ) {
    return { ward, bed, days, since, floor, key, shift, nurse, verbose };
  }

  @Get('/rounds/:id')
  readRound(
    @Path('id', { type: Int }) path: number,
    @Query('id', { type: Int }) query: number,
    @Header('id', { type: Int }) header: number,
    @Cookie('id', { type: Int }) cookie: number = 4,
  ) {
    return { path, query, header, cookie };
  }
}

@Module({ controllers: [Hospital] })
class HospitalModule {}

export const app = createApp(HospitalModule);

/** Which of several fitting routes answers, and what the others still catch. */
import { Controller, createApp, Delete, Get, Int, Module, Path, Query } from 'tenon';

@Controller()
class Hospital {
  @Get('/wards/quiet')
  readQuietWard() {
    return { answered: 'quiet' };
  }

  @Get('/wards/:ward')
  readWard(@Path({ type: Int }) ward: number) {
    return { answered: 'ward', ward };
  }

  @Delete('/wards/:ward')
  closeWard(@Path() ward: string) {
    return { answered: 'close', ward };
  }

  @Get('/wards/quiet/beds/:bed')
  readQuietBed(@Path({ type: Int }) bed: number) {
    return { answered: 'quiet bed', bed };
  }

  @Get('/wards/:ward/beds/first')
  readFirstBed(@Path() ward: string) {
    return { answered: 'first bed', ward };
  }

  @Get('/wards/:ward/:part/:name')
  readPart(@Path() ward: string, @Path() part: string, @Path() name: string) {
    return { answered: 'part', ward, part, name };
  }

  @Get('/nurses/:nurse')
  readNurse(@Path({ type: Int }) nurse: number) {
    return { answered: 'nurse', nurse };
  }

  @Get('/nurses/chief')
  readChief() {
    return { answered: 'chief' };
  }

  @Get('/shifts/:id')
  readShift(
    @Path('id', { type: Int, description: 'The shift.' }) place: number,
    @Query('id', { description: 'The one you would rather have.' }) wish: string = 'none',
  ) {
    return { path: place, query: wish };
  }
}

@Module({ controllers: [Hospital] })
class HospitalModule {}

export const app = createApp(HospitalModule);

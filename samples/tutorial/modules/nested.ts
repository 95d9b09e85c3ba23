/** Modules within modules: each states the whole path at which it stands, with parameters in it; guards run from the outside in. */
import { Controller, createApp, dependency, Depends, Get, HttpException, Int, Module, path, Path } from 'tenon';

const trace: string[] = [];
const step = (word: string) => dependency(() => void trace.push(word));
const ward = dependency({ ward: path({ type: String, maxLength: 8, description: 'Name of the ward.' }) }, ({ ward }) => {
  trace.push(`ward ${ward}`);
  if (ward === 'closed') throw new HttpException(423, 'The ward is closed');
  return ward.charAt(0).toUpperCase() + ward.slice(1);
});

const wards = { prefix: '/hospital/wards', tags: ['hospital'], use: [step('wards')], responses: { 423: { description: 'Closed' } } };
const beds = {
  prefix: `${wards.prefix}/:ward/beds/:bed`,
  tags: [...wards.tags, 'beds'],
  use: [...wards.use, ward, step('beds included'), step('beds')],
  responses: { ...wards.responses, 404: { description: 'No such ward' } },
};
const charts = {
  prefix: `${beds.prefix}/charts`,
  tags: [...beds.tags, 'daily', 'charts'],
  use: [...beds.use, step('charts included'), step('charts')],
  responses: beds.responses,
};

/** OpenAPI asks for every parameter of a path, so one that nobody reads is documented; FastAPI leaves it out. */
const hidden = { includeInSchema: false };

@Controller()
class Charts {
  @Get('/:day', { use: [step('route')] })
  readChart(@Path({ type: Int }) day: number, @Depends(ward) where: string, @Path({ type: Int }) bed: number) {
    trace.push('handler');
    return { ward: where, bed, day };
  }
  @Get('/:day/note', { tags: ['notes'] })
  readNote(@Path({ type: Int }) day: number, @Path('bed', hidden) _bed: string) {
    return `day ${day}`;
  }
}
@Controller()
class Beds {
  @Get()
  readBed(@Path({ type: Int }) bed: number, @Depends(ward) where: string) {
    return [where, bed];
  }
}
@Controller()
class Wards {
  @Get('/summary')
  readSummary() {
    return 'quiet';
  }
  @Get('/late', { description: 'Added after the router was included.' })
  readLate() {
    return 'late';
  }
}
@Controller()
class Trace {
  @Get('/trace')
  readTrace() {
    return trace.splice(0);
  }
}

@Module({ controllers: [Charts], ...charts })
class ChartsModule {}
@Module({ imports: [ChartsModule], controllers: [Beds], ...beds })
class BedsModule {}
@Module({ imports: [BedsModule], controllers: [Wards], ...wards })
class WardsModule {}
@Module({ imports: [WardsModule], controllers: [Trace] })
class HospitalModule {}

export const app = createApp(HospitalModule);

/** A controller, the import of its module and the application each add tags, responses, deprecation and visibility to an operation. */
import { Controller, createApp, Field, Get, HttpException, Int, Module, Path, Post } from 'tenon';

class Refusal {
  @Field({ description: 'Why the ward said no', examples: ['Visiting hours are over'] }) detail!: string;
}

class Bed {
  @Field() ward!: string;
  @Field({ type: Int }) bed!: number;
  @Field() free: boolean = true;
}

const staffOnly = { 403: { returns: Refusal, description: 'Only for staff' }, 200: { description: 'The bed was found' } };
const broken = { '4XX': { description: 'The bell is broken' }, default: Refusal };
const asText = { content: { 'text/plain': { example: '1 2 3' } }, links: { first: { operationId: 'read_bed' } } };

@Controller({ tags: ['beds'], responses: { 404: Refusal, 403: { description: 'Not your ward' } } })
class Beds {
  @Get('/:bed', { returns: Bed, responses: staffOnly })
  readBed(@Path() ward: string, @Path({ type: Int }) bed: number) {
    if (bed > 12) throw new HttpException(404, `Ward ${ward} has no bed ${bed}`);
    if (ward === 'closed') throw new HttpException(403, 'Visiting hours are over');
    return { ward, bed, free: true, nurse: 'not shown' };
  }

  @Post('/:bed/calls', { status: 202, responses: broken })
  ringBell(@Path() ward: string, @Path({ type: Int }) bed: number) {
    return { ward, bed, bell: 'rung' };
  }

  @Get('/', { tags: ['overview'], returns: [Int], responses: { 200: { openapi: asText } } })
  listBeds(@Path('ward') _ward: string) {
    return [1, 2, 3];
  }

  @Get('/:bed/secrets', { includeInSchema: false })
  readSecret(@Path('bed', { type: Int }) _bed: number) {
    return 'under the pillow';
  }
}

@Module({ controllers: [Beds] })
class BedsModule {}

const wards = {
  module: BedsModule,
  prefix: '/wards/:ward/beds',
  tags: ['hospital'],
  responses: { 404: { description: 'Neither ward nor bed' }, 429: { description: 'Too many visitors' } },
};
const annex = { module: BedsModule, prefix: '/annex/:ward', deprecated: true };
const archive = { module: BedsModule, prefix: '/archive/:ward', includeInSchema: false };

@Module({ imports: [wards, annex, archive] })
class HospitalModule {}

export const app = createApp(HospitalModule, { responses: { 503: { description: 'The ward is being cleaned' } } });

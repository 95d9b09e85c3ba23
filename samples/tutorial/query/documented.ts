/** Names with hyphens, descriptions, examples, deprecation and hiding of query parameters, as they work and as the document shows them. */
import { Controller, createApp, Get, Int, literal, Module, nullable, Query } from 'tenon';

const examples = {
  noon: { summary: 'At noon', value: 12 },
  late: { summary: 'Late', description: 'The last hour of the day.', value: 23 },
};
const names = ['Otter', 'Grey Heron'];
const description = 'Looks for the first free berth.\n\nBerths are numbered from the sea.';

@Controller()
class Harbour {
  @Get('/berths', { summary: 'Find a berth', description, tags: ['berths'] })
  findBerth(
    @Query('ship-name', { title: 'Name of the ship', description: 'As painted on the bow.', minLength: 2, examples: names })
    ship: string,
    @Query({ exclusiveMinimum: 0, maximum: 120, description: 'In metres.' }) length: number = 12.5,
    @Query({ type: nullable(String), deprecated: true, description: 'Use the side.' }) quay: string | null = null,
    @Query({ type: literal('north', 'south'), description: 'Which side of the basin.' }) side: 'north' | 'south' = 'north',
    @Query({ type: nullable(String), includeInSchema: false }) trace: string | null = null,
  ) {
    return { ship, length, quay, side, trace };
  }

  @Get('/tides', { tags: ['tides'], deprecated: true, responseDescription: 'The tide at that hour' })
  readTide(
    @Query({ type: Int, minimum: 0, maximum: 23, openapi: { examples } }) hour: number,
    @Query('gauge-code', { maxLength: 3 }) gauge: string = 'A1',
    @Query({ openapi: { schema: { 'x-shade': 'dark' } } }) colour: string = 'blue',
  ) {
    return { hour, gauge, colour };
  }
}

@Module({ controllers: [Harbour] })
class HarbourModule {}

const info = { title: 'Harbour board', summary: 'Who lies where.', version: '2.0', description: 'Berths and *tides*.' };
export const app = createApp(HarbourModule, info);

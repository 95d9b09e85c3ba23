/** Operation ids made by a function: of the application, of a controller, of an import, of one route, and by hand. */
import { Body, Controller, createApp, Depends, Get, Int, Module, type NamedOperation, OpenApi, Path, Post } from 'tenon';

const byTag = ({ tags: [tag = 'untagged'], name }: NamedOperation) => `${tag}.${name}`;
const byPath = ({ path, method }: NamedOperation) => `${path.slice(1).replace(/[{}]/g, '').replaceAll('/', '_')}__${method}`;
const loud = ({ name }: NamedOperation) => name.toUpperCase();
const quiet = ({ name }: NamedOperation) => `quiet ${name}`;

@Controller()
class Lighthouse {
  @Get('/lamps', { tags: ['lamps', 'all'] })
  lamps() {
    return [1, 2];
  }

  @Get('/fog')
  fog() {
    return false;
  }

  @Get('/horn', { operationIds: loud })
  horn() {
    return 'uuu';
  }

  @Get('/keeper', { operationId: 'whoKeepsIt', operationIds: loud })
  keeper() {
    return 'Ida';
  }

  @Get('/ids', { includeInSchema: false })
  async readIds(@Depends() openapi: OpenApi) {
    const { paths } = await openapi.document();
    const operations = Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, { operationId }]) => [`${method} ${path}`, operationId]),
    );
    return Object.fromEntries(operations) as Record<string, string>;
  }
}

@Controller('/stairs', { tags: ['stairs'], operationIds: byPath })
class Stairs {
  @Get('/:step/creak')
  creak(@Path({ type: Int }) step: number) {
    return { step };
  }

  @Post('/:step', { operationIds: loud })
  mend(@Path({ type: Int }) step: number, @Body({ type: Int, minimum: 1 }) nails: number, @Body() glue: boolean = false) {
    return { step, nails, glue };
  }

  @Post('/:step/paint')
  paint(@Path({ type: Int }) step: number, @Body({ embed: true }) colour: string) {
    return { step, colour };
  }
}

@Controller({ tags: ['boats'] })
class Boats {
  @Get('/row')
  row() {
    return 'row';
  }
}

@Module({ controllers: [Boats] })
class BoatsModule {}

const boats = { module: BoatsModule, prefix: '/boats' };
const ships = { module: BoatsModule, prefix: '/ships', operationIds: quiet };

@Module({ imports: [boats, ships], controllers: [Lighthouse, Stairs] })
class LighthousesModule {}

export const app = createApp(LighthousesModule, { title: 'Lighthouses', operationIds: byTag });

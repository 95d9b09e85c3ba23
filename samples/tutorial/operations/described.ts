/** What the document says of an operation: tags, summary, description (in Markdown), what its answer is, and that it is deprecated. */
import { Body, Controller, createApp, Delete, Field, Get, HttpException, Int, Module, Path, Post, Put, Query } from 'tenon';

enum Wing {
  Minerals = 'minerals',
  Fossils = 'fossils',
}

class Mineral {
  @Field() name!: string;
  @Field() hardness!: number;
}

const mineralForGuides = `One mineral, with what a guide needs:

- **name**: as on the label
- **hardness**: on the scale of *Mohs*

    scratch(talc, nail)`;

@Controller('/minerals')
class Minerals {
  readonly #cabinet = new Map<number, Mineral>([
    [1, { name: 'talc', hardness: 1 }],
    [2, { name: 'fluorite', hardness: 4 }],
  ]);

  @Get({ tags: [Wing.Minerals], summary: 'Walk along the cabinet', description: 'Everything **on show**, by number.', returns: [Mineral] })
  listMinerals() {
    return [...this.#cabinet].sort(([a], [b]) => a - b).map(([, mineral]) => mineral);
  }

  @Get('/:number', { tags: [Wing.Minerals, 'guides'], description: mineralForGuides, returns: Mineral })
  readMineral(@Path({ type: Int, description: 'The number on the brass plate.' }) number: number) {
    const mineral = this.#cabinet.get(number);
    if (mineral === undefined) throw new HttpException(404, 'No such mineral');
    return mineral;
  }

  @Put('/:number', { tags: ['curators'], status: 201, responseDescription: 'The mineral as catalogued', returns: Mineral })
  placeMineral(@Path({ type: Int }) number: number, @Body() mineral: Mineral) {
    this.#cabinet.set(number, mineral);
    return mineral;
  }

  @Delete('/:number', {
    tags: ['curators'],
    status: 204,
    description: 'Take it off the shelf.',
    responseDescription: 'Back in storage',
    deprecated: true,
  })
  removeMineral(@Path({ type: Int }) number: number) {
    this.#cabinet.delete(number);
  }
}

@Controller('/fossils', { tags: [Wing.Fossils] })
class Fossils {
  @Get('/:era/drawer_2', { tags: ['guides'], name: 'open_drawer_2_of_era', summary: '' })
  openDrawer(@Path() era: string, @Query({ description: 'Switch the lamp on', deprecated: true }) lamp: boolean = false) {
    return { era, lamp };
  }

  @Get({ name: 'walk_the_fossil_wing' })
  listFossils() {
    return ['ammonite', 'trilobite'];
  }

  @Post('/*label', { deprecated: false })
  relabel(@Path() label: string) {
    return { label };
  }
}

@Module({ controllers: [Fossils], tags: ['ground floor'] })
class GroundFloorModule {}

@Module({ imports: [GroundFloorModule], controllers: [Minerals] })
class MuseumModule {}

export const app = createApp(MuseumModule);

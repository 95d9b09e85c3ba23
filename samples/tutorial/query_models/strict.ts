/** A class of query parameters may forbid what it does not name, or keep it. */
import { Controller, createApp, Field, Get, Int, Model, Module, Query } from 'tenon';

@Model({ unknownKeys: 'forbid' })
class Strict {
  @Field() species!: string;
  @Field({ type: Int, nullable: true }) year: number | null = null;
  @Field({ type: [Int] }) drawer: number[] = [];
}

@Model({ unknownKeys: 'keep' })
class Open {
  @Field() species: string = 'any';
}

@Controller()
class SeedBank {
  @Get('/seeds')
  listSeeds(@Query() wanted: Strict) {
    return { species: wanted.species, year: wanted.year, drawer: wanted.drawer };
  }

  @Get('/letters')
  listLetters(@Query() wanted: Open) {
    return wanted;
  }

  @Get('/pairs', { includeInSchema: false })
  listPairs(@Query() wanted: Open, @Query({ type: Int }) page: number = 1) {
    return { species: wanted.species, page };
  }
}

@Module({ controllers: [SeedBank] })
class SeedBankModule {}

export const app = createApp(SeedBankModule);

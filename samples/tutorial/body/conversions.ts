/** A JSON body becomes one model: missing keys take defaults, values are converted where nothing is lost, the rest is refused key by key. */
import { Body, Controller, createApp, DateOnly, Field, Int, Model, Module, Post, sentKeys } from 'tenon';

@Model({ description: 'A bag of seeds as it arrives at the vault.' })
class Accession {
  @Field() species!: string;
  @Field({ type: Int }) count!: number;
  @Field() grams: number = 1.5;
  @Field() viable: boolean = true;
  @Field({ type: DateOnly, nullable: true }) collected: string | null = null;
  @Field({ type: String, nullable: true }) donor: string | null = null;
}

class Batch {
  @Field({ type: [Int] }) counts: number[] = [];
  @Field({ type: [Number] }) weights: number[] = [];
  @Field({ type: [Boolean] }) flags: boolean[] = [];
  @Field({ type: [String] }) labels: string[] = [];
  @Field({ type: [DateOnly] }) days: string[] = [];
}

@Controller()
class SeedBank {
  @Post('/accessions', { returns: Accession })
  storeAccession(@Body() accession: Accession) {
    return accession;
  }

  @Post('/accessions/sent')
  listSent(@Body() accession: Accession) {
    return { sent: [...sentKeys(accession)].sort(), donor: accession.donor, heavy: accession.grams > 100 };
  }

  @Post('/batches', { returns: Batch })
  convertBatch(@Body() batch: Batch) {
    return batch;
  }
}

@Module({ controllers: [SeedBank] })
class SeedBankModule {}

export const app = createApp(SeedBankModule, { title: 'Seed bank', version: '3.1', description: 'Seeds kept for a hundred years.' });

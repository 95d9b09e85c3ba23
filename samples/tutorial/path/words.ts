/** Text in the path is decoded, may have a length and a pattern, and its description appears in the document. */
import { Controller, createApp, Get, Int, Module, Path } from 'tenon';

const notes = { oldest: { summary: 'The oldest', value: 1 }, known: { description: 'One that everybody quotes.', value: 40 } };

@Controller()
class SeedBank {
  @Get('/genera/:genus', { description: 'The drawers are sorted by genus.' })
  readGenus(@Path({ minLength: 3, maxLength: 8, title: 'Genus', description: 'The Latin name, as on the drawer.' }) genus: string) {
    return { genus, letters: [...genus].length };
  }

  @Get('/lots/:lot')
  readLot(@Path({ pattern: '^[A-Z]{2}-\\d{3,5}$', examples: ['QR-1204'] }) lot: string) {
    return { lot };
  }

  @Get('/labels/:label')
  readLabel(@Path({ pattern: 'dry|cold', deprecated: true }) label: string) {
    return { label };
  }

  @Get('/growers/:grower/notes/:note')
  readNote(@Path({ type: Int, namedExamples: notes }) note: number, @Path() grower: string) {
    return { grower, note };
  }

  @Get('/vaults/:vault')
  readVault(@Path({ alias: 'vault', maxLength: 4 }) code: string) {
    return { vault: code };
  }
}

@Module({ controllers: [SeedBank] })
class SeedBankModule {}

export const app = createApp(SeedBankModule, { title: 'Seed bank', version: '3.1' });

/** Query text is decoded as form text, counted in letters and held against a pattern. */
import { Controller, createApp, Get, Module, nullable, Query } from 'tenon';

@Controller()
class Archive {
  @Get('/titles')
  findTitle(@Query() q: string = '', @Query() page: string = '') {
    return { q, page };
  }

  @Get('/codes')
  findCode(@Query({ minLength: 2, maxLength: 6 }) code: string) {
    return { code };
  }

  @Get('/shelfmarks')
  findShelfmark(
    @Query({ type: nullable(String), pattern: '^[a-z]+:\\d+$', maxLength: 8, examples: ['ode:12'] }) mark: string | null = null,
  ) {
    return { mark };
  }

  @Get('/endings')
  findEnding(@Query({ pattern: 'ing$|ed$' }) ending: string = 'any') {
    return { ending };
  }
}

@Module({ controllers: [Archive] })
class ArchiveModule {}

export const app = createApp(ArchiveModule);

/** A query parameter without a default is required, even when it may be null; an empty value is a value. */
import { Controller, createApp, Get, Int, Module, nullable, Query } from 'tenon';

@Controller()
class Museum {
  @Get('/exhibits')
  listExhibits(
    @Query({ type: Int }) skip: number = 0,
    @Query({ type: Int }) limit: number = 20,
    @Query({ type: nullable(String) }) room: string | null = null,
  ) {
    return { skip, limit, room };
  }

  @Get('/guides')
  findGuide(@Query() language: string, @Query({ type: nullable(Int) }) floor: number | null = null, @Query() note: string = 'none') {
    return { language, floor, note };
  }

  @Get('/donors')
  findDonor(@Query({ type: nullable(String) }) name: string | null, @Query({ type: nullable(Int), minimum: 1700 }) year: number | null) {
    return { name, year };
  }

  @Get('/tickets')
  priceTickets(@Query({ type: Int, minimum: 0 }) adults: number = 1, @Query() discount: number = 0.25, @Query() member: boolean = false) {
    return { price: adults * 12 * (1 - discount), member };
  }
}

@Module({ controllers: [Museum] })
class MuseumModule {}

export const app = createApp(MuseumModule);

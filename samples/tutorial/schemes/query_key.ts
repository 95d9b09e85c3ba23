/** An API key in the query string, beside an ordinary query parameter. */
import { apiKeyQuery, Controller, createApp, Depends, Get, Int, Module, Query } from 'tenon';

const ticket = apiKeyQuery('ticket', { description: 'The number under the barcode.' });
const voucher = apiKeyQuery('voucher', { schemeName: 'Voucher', autoError: false });

@Controller()
class Cinema {
  @Get('/seats')
  findSeat(
    @Depends(ticket) key: string,
    @Query({ type: Int, minimum: 1, maximum: 30, description: 'Counted from the screen' }) row: number = 1,
  ) {
    return { ticket: key, row };
  }

  @Get('/bar')
  openBar(@Depends(voucher) key: string | undefined) {
    return { voucher: key ?? null, price: key === undefined ? 4 : 0 };
  }
}

@Module({ controllers: [Cinema] })
class CinemaModule {}

export const app = createApp(CinemaModule, { title: 'Cinema' });

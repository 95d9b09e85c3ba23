import { Body, Controller, createApp, Get, HttpException, Int, Module, Patch, Path, Post, sentKeys } from 'tenon';
import { parse, pick } from 'tenon/model';
import { Booking, BookingPatch, NewBooking, Page } from './models.js';

const pricePerNight = 80;
const missing = { 404: { description: 'No such booking' } };

@Controller('/bookings')
class Bookings {
  readonly #bookings = new Map<number, Booking>();

  @Post({ status: 201 })
  create(@Body() booking: NewBooking) {
    const id = this.#bookings.size + 1;
    const nights = (Date.parse(booking.until) - Date.parse(booking.from)) / 86_400_000;
    const made = Object.assign(new Booking(), booking, { id, price: (nights * pricePerNight).toFixed(2) });
    this.#bookings.set(id, made);
    return pick(Booking, made);
  }

  @Get()
  list() {
    const items = [...this.#bookings.values()];
    return pick(Page(Booking), { items, total: items.length }, { exclude: 'null' });
  }

  @Get('/:id', { responses: missing })
  read(@Path({ type: Int }) id: number) {
    return pick(Booking, this.#find(id));
  }

  @Patch('/:id', { responses: missing })
  change(@Path({ type: Int }) id: number, @Body() patch: BookingPatch) {
    const booking = this.#find(id);
    // Only what was sent: a note of null takes the note away, no note leaves it.
    for (const key of sentKeys(patch)) Object.assign(booking, { [key]: patch[key] });
    return pick(Booking, booking);
  }

  #find(id: number): Booking {
    const booking = this.#bookings.get(id);
    if (booking === undefined) throw new HttpException(404, 'No such booking');
    return booking;
  }
}

/** Data need not come by HTTP: a file of bookings is read by the same model. */
export function importBookings(text: string): NewBooking[] {
  return (JSON.parse(text) as unknown[]).map((plain) => parse(NewBooking, plain));
}

@Module({ controllers: [Bookings] })
class AppModule {}

export const app = createApp(AppModule, { title: 'Bookings', version: '1.0.0' });

import { IsEmail, MaxLength } from 'class-validator';
import { Check, DateOnly, Decimal, described, Field, generic, Int, literal, Model, oneOf, PartialType } from 'tenon';

/** Plain class-validator is a model as it is. */
export class Guest {
  @IsEmail()
  email!: string;

  @MaxLength(80)
  name!: string;
}

export class Card {
  @Field({ type: literal('card') })
  method = 'card' as const;

  @Field({ pattern: '^[0-9]{4}$', description: 'The last four digits' })
  lastFour!: string;
}

export class Invoice {
  @Field({ type: literal('invoice') })
  method = 'invoice' as const;

  @Field({ alias: 'vat_number', optional: true })
  vatNumber?: string;
}

const Payment = described(oneOf(Card, Invoice, 'method'), { description: 'How it is paid' });

export enum Meals {
  None = 'none',
  Breakfast = 'breakfast',
  HalfBoard = 'half-board',
}

@Model({ unknownKeys: 'forbid', description: 'A stay of one or more nights.' })
@Check((booking: NewBooking) => booking.from < booking.until, { message: 'must be after the arrival', loc: ['until'] })
export class NewBooking {
  @Field({ type: DateOnly })
  from!: string;

  @Field({ type: DateOnly })
  until!: string;

  @Field({ type: Int, minimum: 1, maximum: 8 })
  persons = 2;

  @Field({ type: [Guest], minItems: 1, maxItems: 8 })
  guests!: Guest[];

  @Field({ type: Payment })
  payment!: Card | Invoice;

  @Field({ enum: Meals, enumName: 'Meals' })
  meals: Meals = Meals.Breakfast;

  @Field({ optional: true, nullable: true, maxLength: 500 })
  note?: string | null;
}

export class Booking extends NewBooking {
  @Field({ type: Int, readOnly: true })
  id!: number;

  @Field({ type: Decimal, readOnly: true })
  price!: string;
}

/** Everything may be absent, and nothing gets a default. */
export class BookingPatch extends PartialType(NewBooking) {}

/** A class for each kind of item: `Page(Booking)` is always the same class, `PageOfBooking`. */
export const Page = generic('PageOf', <T extends object>(item: new () => T) => {
  class PageOf {
    @Field({ type: [item] })
    items!: T[];

    @Field({ type: Int, minimum: 0 })
    total!: number;
  }
  return PageOf;
});

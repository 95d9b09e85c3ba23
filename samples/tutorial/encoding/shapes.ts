/** Any class with fields serves as a body and a response; toJsonable turns either into plain JSON by hand. */
import { Body, Controller, createApp, DateOnly, Decimal, Duration, Field, Get, Int } from 'tenon';
import { JsonResponse, type JsonableOptions, milliseconds, Module, Post, Query, toJsonable } from 'tenon';

class Gear {
  @Field({ type: Int }) teeth!: number;
  @Field() metal: string = 'brass';
}

class Clock {
  @Field() name!: string;
  @Field({ type: [Gear], default: () => [] }) gears!: Gear[];
  @Field({ type: DateOnly, nullable: true }) made: string | null = null;
  @Field({ type: Decimal, nullable: true }) price: string | null = null;
}

class Repair {
  @Field() clock!: string;
  @Field({ type: Duration }) takes: string = 'PT2H';
  @Field({ type: String, nullable: true, alias: 'remark' }) note: string | null = null;
  @Field({ type: [Int] }) parts: number[] = [];
}

const ways = new Map<string, JsonableOptions>([
  ['names', { byAlias: false }],
  ['short', { exclude: 'null', omit: ['parts'] }],
  ['sent', { exclude: 'unset' }],
  ['changed', { exclude: 'defaults' }],
  ['one', { include: ['takes'] }],
]);
/** A decimal is text in a model, and a number where somebody writes one. */
const priced = (clock: Clock) => ({ ...clock, price: clock.price === null ? null : Number(clock.price) });

@Controller()
class Workshop {
  readonly #archive: unknown[] = [];

  @Post('/clocks', { status: 201, returns: Clock })
  addClock(@Body() clock: Clock) {
    return clock;
  }

  @Post('/clocks/teeth')
  countTeeth(@Body() clock: Clock) {
    const teeth = clock.gears.reduce((sum, gear) => sum + gear.teeth, 0);
    return { name: clock.name, teeth, clock: priced(clock) };
  }

  @Get('/gears', { returns: [Gear] })
  listGears(): unknown {
    return [Object.assign(new Gear(), { teeth: 12 }), { teeth: '40', metal: 'steel', worn: true }];
  }

  @Post('/repairs')
  planRepair(@Body() repair: Repair, @Query() how: string = 'whole') {
    const plain = toJsonable(repair, ways.get(how));
    this.#archive.push(plain);
    return new JsonResponse(plain, { headers: { 'x-archived': String(this.#archive.length) } });
  }

  @Post('/mixed')
  encodeMixed(@Body() clock: Clock, @Body({ type: Duration }) wait: string, @Body({ type: [DateOnly], default: [] }) days: string[]) {
    return new JsonResponse(toJsonable({ clock: priced(clock), 3: milliseconds(wait) / 1000, days, none: null }));
  }
}

@Module({ controllers: [Workshop] })
class WorkshopModule {}

export const app = createApp(WorkshopModule, { title: 'Clock workshop' });

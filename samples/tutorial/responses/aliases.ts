/** Fields go out under their alias, unless the route asks for their own names. */
import { Exclude } from 'class-transformer';
import { Body, Controller, createApp, Field, Get, HttpException, Int, Model, Module } from 'tenon';
import { Path, Post, Put, Query } from 'tenon';
import { parse } from 'tenon/model';

@Model({ byName: true })
class Position {
  @Field({ alias: 'latitude', minimum: -90, maximum: 90 }) lat!: number;
  @Field({ alias: 'longitude' }) lon!: number;
}

@Model({ byName: true })
class Buoy {
  @Field() name!: string;
  @Field({ alias: 'depthMetres', description: 'From the surface to the ground' }) depth!: number;
  @Field({ type: Position, alias: 'at', nullable: true }) position: Position | null = null;
}

@Model({ description: 'The alias only counts on the way out.' })
class Signal {
  @Field() name!: string;
  @Field({ type: Int, alias: { out: 'strengthPercent' } }) strength: number = 100;
  @Field() @Exclude({ toPlainOnly: true }) secret: string = 'k';
}

@Model({ description: 'The alias only counts on the way in.' })
class Order {
  @Field({ alias: { in: 'what' } }) item!: string;
  @Field({ type: Int, alias: { in: 'howMany' } }) amount: number = 1;
}

const buoys = new Map([
  ['north', parse(Buoy, { name: 'North', depthMetres: 12.5, at: { latitude: 54.25, longitude: 7.5 } })],
  ['east', parse(Buoy, { name: 'East', depthMetres: 3.25 })],
]);

function find(name: string): Buoy {
  const buoy = buoys.get(name);
  if (buoy === undefined) throw new HttpException(404);
  return buoy;
}

const missing = { 404: { description: 'No such buoy' } };

@Controller()
class Buoys {
  @Get('/buoys', { returns: [Buoy] })
  readBuoys() {
    return [...buoys.values()];
  }

  @Get('/buoys/:name', { returns: Buoy, responses: missing })
  readBuoy(@Path() name: string) {
    return find(name);
  }

  @Get('/plain/:name', { returns: Buoy, byAlias: false, responses: missing })
  readPlain(@Path() name: string) {
    return find(name);
  }

  @Get('/short/:name', { returns: Buoy, omit: ['depth'], exclude: 'null', responses: missing })
  readShort(@Path() name: string) {
    return find(name);
  }

  @Get('/bare/:name', { responses: missing })
  readBare(@Path() name: string) {
    return find(name);
  }

  @Put('/buoys/:name', { returns: Buoy })
  placeBuoy(@Path() name: string, @Body() position: Position) {
    return { name, depth: 1.5, position };
  }

  @Post('/signals', { returns: Signal })
  giveSignal(@Body() signal: Signal) {
    return signal;
  }

  @Post('/orders', { returns: Order })
  giveOrder(@Body() order: Order) {
    return order;
  }

  @Get('/fresh', { returns: Buoy })
  readFresh(@Query() named: boolean = false): unknown {
    return named ? { name: 'Fresh', depth: 2.5 } : { name: 'Fresh', depthMetres: 4.5 };
  }
}

@Module({ controllers: [Buoys] })
class BuoysModule {}

export const app = createApp(BuoysModule, { title: 'Weather buoys' });

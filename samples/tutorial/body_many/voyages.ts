/** Several body parameters become keys of one object; embed asks for the key with a single one; path and query stand beside them. */
import { Body, Controller, createApp, Field, Int, Module, nullable, Patch, Path, Post, Put, Query } from 'tenon';

class Ship {
  @Field() name!: string;
  @Field({ exclusiveMinimum: 0, description: 'Metres below the waterline' }) draught!: number;
}

class Captain {
  @Field() name!: string;
  @Field({ type: Int, nullable: true }) years: number | null = null;
}

@Controller()
class Harbour {
  @Put('/voyages/:voyage')
  planVoyage(
    @Path({ type: Int, minimum: 1 }) voyage: number,
    @Body() ship: Ship,
    @Body() captain: Captain,
    @Body({ type: Int, minimum: 1, maximum: 5 }) urgency: number,
    @Query() tide: string = 'high',
    @Body({ type: nullable(String), maxLength: 20 }) remark: string | null = null,
  ) {
    return { voyage, ship, captain, urgency, tide, remark };
  }

  @Post('/berths/:berth')
  takeBerth(@Path() berth: string, @Body({ embed: true }) ship: Ship, @Query({ type: Int, exclusiveMinimum: 0 }) nights: number = 1) {
    return { berth, ship: ship.name, nights };
  }

  @Post('/convoys')
  formConvoy(@Body() leader: Ship, @Body({ type: nullable(Ship) }) escort: Ship | null = null) {
    return { leader: leader.name, escort: escort?.name ?? null };
  }

  @Post('/depths')
  reportDepth(@Body({ embed: true, description: 'Metres' }) depth: number) {
    return { depth };
  }

  @Post('/signals')
  sendSignal(
    @Body({ type: [String], minItems: 1 }) flags: string[],
    @Body({ alias: 'place' }) at: string,
    @Body() repeat: boolean = false,
  ) {
    return { flags, at, repeat };
  }

  @Patch('/buoys/:buoy')
  lightBuoy(@Path() buoy: string, @Body({ type: Int, exclusiveMinimum: 0 }) seconds: number) {
    return { buoy, seconds };
  }
}

@Module({ controllers: [Harbour] })
class HarbourModule {}

export const app = createApp(HarbourModule);

/** Classes of the same name from different places become different components, and a name that one place alone uses stays short. */
import { Body, Controller, createApp, Field, Get, Int, Model, Module, oneOf, Path, Post } from 'tenon';

function harbourPilot() {
  class Pilot {
    @Field() name!: string;
    @Field() boat: string = 'Ida';
  }
  return Pilot;
}

function airfieldPilot() {
  @Model({ description: 'Flies.' })
  class Pilot {
    @Field() name!: string;
    @Field({ type: Int, minimum: 100 }) hours!: number;
  }
  return Pilot;
}

const HarbourPilot = harbourPilot();
const AirPilot = airfieldPilot();

class Berth {
  @Field({ type: HarbourPilot }) pilot!: InstanceType<typeof HarbourPilot>;
  @Field({ exclusiveMinimum: 0 }) depth!: number;
}

class Crew {
  @Field({ type: AirPilot }) captain!: InstanceType<typeof AirPilot>;
  @Field({ type: Int }) size: number = 2;
}

enum Gate {
  North = 'n',
  South = 's',
}

@Controller()
class Arrivals {
  @Post('/berths', { returns: HarbourPilot })
  takeBerth(@Body() berth: Berth) {
    return berth.pilot;
  }

  @Post('/flights/:gate', { returns: AirPilot })
  fly(@Path('gate', { enum: Gate, enumName: 'Gate' }) _gate: Gate, @Body() crew: Crew) {
    return crew.captain;
  }

  @Get('/pilots', { returns: [oneOf(HarbourPilot, AirPilot)] })
  listPilots() {
    return [
      { name: 'Bo', boat: 'Ida' },
      { name: 'Ada', hours: 120 },
    ];
  }
}

@Module({ controllers: [Arrivals] })
class ArrivalsModule {}

export const app = createApp(ArrivalsModule, { title: 'Comings and goings' });

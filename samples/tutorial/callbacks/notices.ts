/** Operations announce the requests that they will send later: callbacks of a route and of a controller, documented and never answered here. */
import { Body, Callback, Controller, createApp, Field, Get, Header, Int, literal, Model, Module } from 'tenon';
import { Path, Post, Query, Url } from 'tenon';

class Cargo {
  @Field() goods!: string;
  @Field({ exclusiveMinimum: 0, maximum: 400 }) tonnes!: number;
  @Field({ type: Url, nullable: true, description: 'Where to tell of it' }) callback: string | null = null;
}

@Model({ description: 'Sent when the cargo is on the quay.' })
class Arrival {
  @Field({ type: Int }) berth!: number;
  @Field({ type: literal('unloaded', 'refused') }) state: 'unloaded' | 'refused' = 'unloaded';
}

class Receipt {
  @Field() accepted!: boolean;
}

@Controller({ tags: ['ships that call back'] })
class Arrivals {
  @Callback('{$request.body.callback}/arrivals/{$response.body.number}', {
    name: 'arrived',
    description: 'We try **three** times.',
    returns: Receipt,
    responseDescription: 'The owner knows',
  })
  tellOfArrival(@Body() _arrival: Arrival, @Header('x-attempt', { type: Int, minimum: 1 }) _attempt: number = 1) {}
}

@Controller({ tags: ['ships that call back'] })
class Delays {
  @Callback('{$request.body.callback}/delays', {
    method: 'PUT',
    name: 'tell_of_delay',
    status: 204,
    deprecated: true,
    responses: { 410: { description: 'Tell me no more' } },
  })
  tellOfDelay(@Query('hours', { type: Int, description: 'How late', examples: [3] }) _hours: number) {}
}

class Surveys {
  @Callback('https://survey.example/{$response.body.number}', {
    method: 'GET',
    name: 'survey',
    summary: 'Ask how it went',
    operationId: 'askHowItWent',
    returns: [String],
  })
  askHowItWent() {}
}

@Controller()
class Cargoes {
  readonly #cargoes: Cargo[] = [];

  @Post('/cargoes', { status: 201, callbacks: [Arrivals, Delays] })
  announceCargo(@Body() cargo: Cargo) {
    return { number: this.#cargoes.push(cargo), callback: cargo.callback };
  }
}

@Controller('/pilots', { callbacks: [Surveys] })
class Pilots {
  @Post('/:ship')
  sendPilot(@Path() ship: string) {
    return { ship, number: 4 };
  }

  @Get('/:ship', { callbacks: [Arrivals] })
  readPilot(@Path() ship: string) {
    return { ship };
  }
}

@Module({ controllers: [Cargoes, Pilots] })
class QuayModule {}

export const app = createApp(QuayModule, { title: 'Quay' });

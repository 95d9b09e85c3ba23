/** The status is the one declared on the route; 204 and 304 never carry a body. */
import { Body, Controller, createApp, Delete, Depends, Field, Get, Header, HttpException, Int, mapOf, Module, nullable } from 'tenon';
import { Patch, Path, Post, Put, Query, Response, ResponseState } from 'tenon';

class Berth {
  @Field({ minLength: 2 }) name!: string;
  @Field({ type: Int, exclusiveMinimum: 0, description: 'Longest ship that fits' }) metres: number = 20;
}

const missing = { 404: { description: 'No such berth' } };

@Controller()
class Harbour {
  readonly #berths = new Map<string, Berth>([['quay', { name: 'quay', metres: 120 }]]);

  @Post('/berths', { status: 201, returns: Berth, responseDescription: 'The new berth', responses: { 409: { description: 'Taken' } } })
  addBerth(@Body() berth: Berth, @Depends() state: ResponseState) {
    if (this.#berths.has(berth.name)) throw new HttpException(409, { taken: berth.name }, { headers: { 'X-Holder': 'harbour' } });
    this.#berths.set(berth.name, berth);
    state.headers.set('location', `/berths/${berth.name}`);
    return berth;
  }

  @Get('/berths/:name', { returns: Berth, responses: missing })
  readBerth(@Path() name: string, @Header({ type: nullable(String) }) ifNoneMatch: string | null = null) {
    const berth = this.#find(name);
    const version = `"${berth.metres}"`;
    return ifNoneMatch === version ? new Response(null, { status: 304, headers: { 'x-version': version } }) : berth;
  }

  @Put('/berths/:name', { status: 202, responses: missing })
  askBerth(@Path() name: string, @Query() ship: string = 'unknown') {
    return { ship, berth: this.#find(name).name };
  }

  @Delete('/berths/:name', { status: 204, returns: null, responses: missing })
  dropBerth(@Path() name: string) {
    this.#berths.delete(this.#find(name).name);
  }

  @Delete('/berths', { status: 204, responseDescription: 'All gone' })
  dropAll() {
    this.#berths.clear();
    return { this: 'is never sent' };
  }

  @Get('/tide', { status: 304 })
  sameTide() {
    return null;
  }

  @Get('/bell', { status: 203, returns: String })
  ring(@Query({ type: Int }) times: number = 1) {
    return 'ding'.repeat(Math.max(times, 0));
  }

  @Post('/teapot', { status: 418, returns: mapOf(Boolean) })
  brew() {
    return { tea: false };
  }

  @Patch('/flags/:number')
  lowerFlag(@Path({ type: Int }) number: number) {
    if (number === 0) throw new HttpException(304);
    if (number < 0) throw new HttpException(204, 'no such flag');
    throw new HttpException(number);
  }

  #find(name: string): Berth {
    const berth = this.#berths.get(name);
    if (berth === undefined) throw new HttpException(404, `No berth ${name}`);
    return berth;
  }
}

@Module({ controllers: [Harbour] })
class HarbourModule {}

export const app = createApp(HarbourModule, { title: 'Harbour', version: '2.1.0' });

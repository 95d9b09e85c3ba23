/** A route may answer with another status than its own: by the injected response state or by a response of its making. */
import { Body, Controller, createApp, Delete, dependency, Depends, Field, Get, HttpException, JsonResponse, Module } from 'tenon';
import { Path, PlainTextResponse, Post, Put, Query, query, ResponseState } from 'tenon';

class Lot {
  @Field() species!: string;
  @Field({ minimum: 0 }) grams!: number;
}

/** Says 203 in dry years, and says it in a header. */
const noteDrought = dependency({ state: ResponseState, dry: query({ type: Boolean, default: false }) }, ({ state, dry }) => {
  if (!dry) return;
  state.status = 203;
  state.headers.set('x-drought', 'yes');
});

@Controller()
class SeedBank {
  readonly #lots = new Map<string, Lot>([['rye-1', { species: 'Secale cereale', grams: 250.5 }]]);

  @Put('/lots/:name', { returns: Lot })
  store(@Path() name: string, @Body() lot: Lot, @Depends() state: ResponseState) {
    if (!this.#lots.has(name)) state.status = 201;
    this.#lots.set(name, lot);
    return { ...lot, shelf: 3 };
  }

  @Put('/drawers/:name', { returns: Lot, responses: { 201: { returns: Lot, description: 'A new drawer' } } })
  storeInDrawer(@Path() name: string, @Body() lot: Lot) {
    const isNew = !this.#lots.has(name);
    this.#lots.set(name, lot);
    return isNew ? new JsonResponse({ drawer: name, ...lot }, { status: 201, headers: { location: `/drawers/${name}` } }) : lot;
  }

  @Get('/lots/:name', { use: [noteDrought], returns: Lot, responses: { 404: { description: 'No such lot' } } })
  readLot(@Path() name: string) {
    const lot = this.#lots.get(name);
    if (lot === undefined) throw new HttpException(404, 'No such lot');
    return lot;
  }

  @Post('/harvests', { status: 201 })
  harvest(@Depends(noteDrought) _dry: void, @Depends() state: ResponseState, @Query() grams: number = 10) {
    if (grams === 0) state.status = 204;
    else if (grams < 1) state.status = 206;
    return { grams };
  }

  @Delete('/lots/:name', { status: 204, responses: { 410: { description: 'Nothing to give' } } })
  giveAway(@Path() name: string, @Depends() state: ResponseState) {
    const lot = this.#lots.get(name);
    if (lot === undefined) return new PlainTextResponse('nothing to give', { status: 410 });
    if (lot.grams > 1000) {
      state.status = 202;
      return { later: name };
    }
    this.#lots.delete(name);
  }

  @Get('/advice')
  advise(@Depends() state: ResponseState, @Query() made: boolean = false) {
    state.status = 201;
    return made ? new JsonResponse({ sow: 'in March' }, { status: 202 }) : { sow: 'in April' };
  }
}

@Module({ controllers: [SeedBank] })
class SeedBankModule {}

export const app = createApp(SeedBankModule, { title: 'Seed bank' });

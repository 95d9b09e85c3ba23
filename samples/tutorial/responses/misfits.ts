/** An answer that does not fit its model is the server's fault: 500, and nothing of it leaks. */
import { Controller, createApp, Field, Get, HttpException, Int, mapOf, Module, nullable, Path, Query } from 'tenon';

class Bed {
  @Field({ type: Int, minimum: 1 }) number!: number;
  @Field({ type: String, nullable: true }) patient: string | null = null;
}

class Chart {
  @Field() bed!: Bed;
  @Field() fever: number = 37.5;
  @Field() calm: boolean = true;
}

const cases: Readonly<Record<string, unknown>> = {
  good: { bed: { number: 4, patient: 'M.' } },
  text: { bed: { number: '4' }, fever: '38.25', calm: 'no' },
  whole: { bed: { number: 4.0 }, fever: 38 },
  half: { bed: { number: 4.5 } },
  none: null,
  empty: {},
  word: 'well',
  list: [{ bed: { number: 4 } }],
  zero: { bed: { number: 0 } },
  number: { bed: { number: 4, patient: 12 } },
  null: { bed: null },
  unsure: { bed: { number: 4 }, calm: 'maybe' },
  nan: { bed: { number: 4 }, fever: NaN },
  hot: { bed: { number: 4 }, fever: Infinity },
  cold: { bed: { number: 4 }, fever: -Infinity },
};

@Controller()
class Ward {
  @Get('/charts/:case', { returns: Chart })
  readChart(@Path('case') chart: string) {
    return cases[chart];
  }

  @Get('/perhaps/:case', { returns: nullable(Chart) })
  readPerhaps(@Path('case') chart: string) {
    return cases[chart];
  }

  @Get('/rounds', { returns: [Bed] })
  readRound(@Query({ type: Int }) wrong: number = 0): unknown {
    return [1, 2, 3].map((number) => ({ number: number === wrong ? 'none' : number }));
  }

  @Get('/charges', { returns: mapOf(Int) })
  readCharges(@Query() last: string = '12'): unknown {
    return { meals: 30, tea: last };
  }

  @Get('/fevers', { returns: [Number] })
  readFevers() {
    return [36.5, NaN, Infinity, -Infinity];
  }

  @Get('/plain')
  readPlain(@Query() odd: boolean = false) {
    return { fever: odd ? NaN : 36.5 };
  }

  @Get('/denied', { returns: Chart, responses: { 409: { description: 'The bed is taken' } } })
  readDenied(): never {
    throw new HttpException(409, { bed: 'taken' });
  }
}

@Module({ controllers: [Ward] })
class WardModule {}

export const app = createApp(WardModule, { title: 'Hospital ward' });

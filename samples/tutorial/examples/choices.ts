/** Named examples with a summary and a value, for bodies, forms and every kind of parameter, and examples of responses. */
import { Body, Controller, Cookie, createApp, Field, Form, Get, Header, Int, Module, nullable, Path, Post, Query } from 'tenon';

class Cake {
  @Field() name!: string;
  @Field({ type: Int, minimum: 1, maximum: 5 }) tiers: number = 1;
  @Field({ type: [String] }) candles: string[] = [];
}

class Bill {
  @Field() cake!: Cake;
  @Field() price!: number;
}

const orders = {
  plain: { summary: 'A plain one', description: 'What **most** people order.', value: { name: 'sponge', tiers: 1 } },
  wedding: { summary: 'A tall one', value: { name: 'marzipan', tiers: 5, candles: [] } },
  refused: { summary: 'Too tall', description: 'Answered with 422', value: { name: 'tower', tiers: 60 } },
  elsewhere: { externalValue: 'https://bakery.example/cake.json' },
};
const bills = { plain: { summary: 'For a plain one', value: { cake: { name: 'sponge', tiers: 1, candles: [] }, price: 12.5 } } };
const full = { detail: 'Come back at noon' };

@Controller()
class Bakery {
  @Post('/cakes', {
    returns: Bill,
    responses: {
      200: { description: 'The bill', openapi: { content: { 'application/json': { examples: bills } } } },
      409: { description: 'The oven is full', openapi: { content: { 'application/json': { example: full } } } },
    },
  })
  orderCake(@Body({ namedExamples: orders }) cake: Cake) {
    return { cake, price: 12.5 * cake.tiers };
  }

  @Post('/cakes/:name/slices')
  sliceCake(
    @Path({ namedExamples: { short: { value: 'sponge' }, spaced: { summary: 'With a space', value: 'black forest' } } }) name: string,
    @Body({ type: Int, namedExamples: { two: { value: 2 } } }) plates: number,
    @Body({ type: Int, embed: true }) forks: number = 0,
  ) {
    return { name, plates, forks };
  }

  @Get('/window')
  lookInWindow(
    @Query({
      type: Int,
      minimum: 0,
      maximum: 23,
      namedExamples: { opening: { summary: 'We open', value: 7 }, closing: { summary: 'We close', value: 18 } },
    })
    hour: number = 7,
    @Header({ type: nullable(String), namedExamples: { french: { value: 'fr' }, none: { summary: 'Not sent' } } })
    language: string | null = null,
    @Cookie({ type: nullable(String), namedExamples: { stale: { value: 'yesterday' } }, examples: ['fresh'] })
    crumb: string | null = null,
    @Query({ type: [String], namedExamples: { both: { value: ['sugar', 'lemon'] } }, default: ['sugar'] }) glaze: string[],
  ) {
    return { hour, language, crumb, glaze };
  }

  @Post('/complaints')
  complain(
    @Form({ namedExamples: { usual: { summary: 'The usual', value: 'Too dry' } } }) text: string,
    @Form({ type: Int, examples: [1, 2] }) stars: number = 1,
  ) {
    return { text, stars };
  }
}

@Module({ controllers: [Bakery] })
class BakeryModule {}

export const app = createApp(BakeryModule, { title: 'Bakery' });

import { Body, Controller, Field, Get, Int, Post, Query } from 'tenon';
import { refusals, serve } from '../routing/application.js';

class Book {
  @Field() title!: string;
  @Field({ type: Int }) year: number = 2000;
}

class Paging {
  @Field({ type: Int }) skip: number = 0;
}

describe('a parameter without a name', () => {
  it('is fine where it is all that its source has', async () => {
    @Controller()
    class Whole {
      @Post('/')
      add(@Body() { title, year }: Book, @Query() { skip }: Paging) {
        return { title, year, skip };
      }
    }
    await using t = await serve(Whole);
    expect((await t.client.post('/?skip=2', { json: { title: 'Emma' } })).json()).toEqual({ title: 'Emma', year: 2000, skip: 2 });
    expect((await t.client.post('/')).json()).toMatchObject({ detail: [{ type: 'missing', loc: ['body'] }] });
  });

  it('keeps the application from starting where a name is needed', async () => {
    @Controller()
    class Keys {
      @Post('/two')
      two(@Body() { title }: Book, @Body() { skip }: Paging) {
        return { title, skip };
      }

      @Post('/embedded')
      embedded(@Body({ embed: true }) { title }: Book) {
        return title;
      }

      @Get('/text')
      text(@Query() { length }: string) {
        return length;
      }
    }
    expect(await refusals(Keys)).toEqual([
      'PARAMETER_NAMELESS: The name of parameter 1 of Keys.embedded cannot be read from its source.',
      'PARAMETER_NAMELESS: The name of parameter 1 of Keys.text cannot be read from its source.',
      'PARAMETER_NAMELESS: The name of parameter 1 of Keys.two cannot be read from its source.',
      'PARAMETER_NAMELESS: The name of parameter 2 of Keys.two cannot be read from its source.',
    ]);
  });
});

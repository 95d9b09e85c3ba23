/** The handlers of invalid requests and of HTTP errors can be replaced, for unknown routes too. */
import { Body, Catch, Controller, createApp, dependency, Field, Get, header, HttpException, Int, JsonResponse, Module } from 'tenon';
import { Path, PlainTextResponse, Post, Query, RequestValidationError } from 'tenon';

class Letter {
  @Field() to!: string;
  @Field({ type: Int }) pages: number = 1;
}

class PostalErrors {
  @Catch(RequestValidationError)
  onInvalid(error: RequestValidationError) {
    const problems = error.problems.map(({ loc, type, input }) => ({ at: loc.join('/'), kind: type, given: input }));
    return new JsonResponse({ problems, body: error.body ?? null }, { status: 400 });
  }

  @Catch(HttpException)
  onHttp({ status, message, headers }: HttpException) {
    return new PlainTextResponse(`${status} ${message}`, { status, headers: { ...headers, 'X-Post': 'closed' } });
  }
}

const stamped = dependency({ stamp: header('x-stamp', { type: Int }) }, ({ stamp }) => {
  if (stamp < 1) throw new HttpException(402, 'No stamp', { headers: { 'X-Due': '1' } });
  return stamp;
});

const inWords = { description: 'In words' };
const invalid = { description: 'Invalid, or not to be read' };

@Controller('/letters', { responses: { 400: invalid } })
class Letters {
  @Get('/:number', { responses: { 404: { description: 'No such letter' } } })
  readLetter(@Path({ type: Int }) number: number, @Query() copy: boolean = false) {
    if (number > 99) throw new HttpException(404, 'No such letter');
    return { number, copy };
  }

  @Post({ use: [stamped], responses: { 402: { description: 'No stamp' }, 413: inWords, 415: inWords } })
  sendLetter(@Body() letter: Letter) {
    if (letter.to === 'nobody') {
      const problem = { type: 'unknown_address', loc: ['body', 'to'], msg: 'Nobody lives there', input: letter.to };
      throw new RequestValidationError([problem]);
    }
    return letter;
  }
}

@Module({ controllers: [Letters] })
class LettersModule {}

export const app = createApp(LettersModule, { errorHandlers: [PostalErrors] });

/** Form fields one by one: typed, repeated, optional and defaulted; an empty field counts as missing. */
import { Controller, createApp, DateOnly, Form, Int, literal, Module, nullable, Path, Post, Query } from 'tenon';

@Controller()
class Library {
  @Post('/members')
  enrolMember(
    @Form({ minLength: 2, description: 'As on the card' }) name: string,
    @Form({ type: nullable(DateOnly) }) born: string | null = null,
    @Form({ type: Int, minimum: 1, maximum: 10 }) loans: number = 3,
    @Form() news: boolean = false,
    @Form({ type: literal('short', 'long') }) plan: 'short' | 'long' = 'short',
  ) {
    return { name, born, loans, news, plan };
  }

  @Post('/wishes')
  makeWish(
    @Form({ type: [String] }) titles: string[],
    @Form({ type: [Int], default: [1] }) copies: number[],
    @Form('note') remark: string = 'none',
  ) {
    return { titles, copies, remark };
  }

  @Post('/fines/:card')
  payFine(@Path({ type: Int }) card: number, @Form({ exclusiveMinimum: 0 }) amount: number, @Query() currency: string = 'EUR') {
    return { card, amount, currency };
  }
}

@Module({ controllers: [Library] })
class LibraryModule {}

export const app = createApp(LibraryModule);

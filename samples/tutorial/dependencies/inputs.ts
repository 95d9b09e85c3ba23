/** Dependencies declare path, query, header, cookie and body inputs; what is wrong anywhere is told in one answer. */
import { Body, body, cookie, header, path, Query, query } from 'tenon';
import { Controller, createApp, dependency, Depends, Field, Get, Int, Module, Post, Put } from 'tenon';

class Loan {
  @Field({ minLength: 2, description: 'Who takes the piece.' }) borrower!: string;
  @Field({ type: Int, exclusiveMinimum: 0, maximum: 365 }) days!: number;
}

class Courier {
  @Field() name!: string;
  @Field() truck: boolean = false;
}

const piece = dependency({ piece: path({ type: Int, minimum: 1, description: 'Inventory number.' }) }, ({ piece }) => piece);
const badge = dependency(
  { badge: header('x-badge', { type: Int, description: 'Number on the badge.' }), lang: cookie({ type: String, default: 'en' }) },
  (staff) => staff,
);
const season = dependency({ staff: badge, year: query({ type: Int, minimum: 1900 }) }, ({ year, staff }) => ({ year, staff }));
const loan = dependency({ loan: body(Loan) }, ({ loan }) => loan);

@Controller('/pieces/:piece')
class Pieces {
  @Get()
  readPiece(@Depends(piece) number: number, @Depends(season) when: object) {
    return { number, when };
  }

  @Post('/loans', { status: 201 })
  lendPiece(@Depends(piece) number: number, @Depends(loan) terms: Loan) {
    return { number, until: terms.days, to: terms.borrower };
  }

  @Put('/transport')
  movePiece(
    @Body() courier: Courier,
    @Depends(badge) by: object,
    @Depends(loan) terms: Loan,
    @Depends(piece) number: number,
    @Query({ type: Int }) floor: number = 0,
    @Body() insured: boolean = true,
  ) {
    return { courier, by, for: terms.borrower, number, floor, insured };
  }
}

@Module({ controllers: [Pieces] })
class MuseumModule {}

export const app = createApp(MuseumModule);

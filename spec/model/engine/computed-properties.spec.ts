import { Field, Int } from 'tenon';
import { ModelValidationError, parse } from 'tenon/model';

class Piece {
  @Field() title!: string;
  @Field({ type: Int }) minutes!: number;

  @Field({ readOnly: true })
  get heading(): string {
    return this.title.toUpperCase();
  }

  @Field({ type: Int, readOnly: true })
  get seconds(): number {
    return this.minutes * 60;
  }
}

const problemsOf = (plain: object): unknown => {
  try {
    return parse(Piece, plain);
  } catch (error) {
    if (!(error instanceof ModelValidationError)) throw error;
    return error.problems.map(({ loc }) => loc.join('.'));
  }
};

it.each([
  { of: 'a number that is none, which is computed with', plain: { title: 'Suite', minutes: 'long' }, at: ['minutes'] },
  { of: 'a text that is none, which is called', plain: { title: [], minutes: 3 }, at: ['title'] },
  { of: 'one that is missing', plain: { minutes: 3 }, at: ['title'] },
])('what is computed from an invalid value is not looked at: $of', ({ plain, at }) => {
  expect(problemsOf(plain)).toEqual(at);
});

it('what cannot be computed from valid values is a failure, not an invalid value and not a valid one', () => {
  class Stay {
    @Field({ type: Int }) nights!: number;
    @Field({ type: Int, minimum: 1, readOnly: true }) get paid(): number {
      if (this.nights > 30) throw new RangeError('no price for so long a stay');
      return this.nights;
    }
  }
  expect(() => parse(Stay, { nights: 31 })).toThrow(RangeError);
  expect(() => parse(Stay, { nights: 0 })).toThrow(ModelValidationError);
});

it('what is computed is there once everything fits, whatever was sent for it', () => {
  expect(problemsOf({ title: 'Suite', minutes: 3, seconds: 5, heading: 7 })).toMatchObject({ seconds: 180, heading: 'SUITE' });
});

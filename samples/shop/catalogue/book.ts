import { Field, Int, Uuid } from 'tenon';

/** A title that the shop sells. */
export class Book {
  @Field({ type: Uuid })
  id!: string;

  @Field()
  title!: string;

  @Field()
  author!: string;

  @Field({ type: Int, description: 'In cents.' })
  priceCents!: number;

  @Field({ type: Int, description: 'How many copies can still be ordered.' })
  stock!: number;
}

import { Field, Int, Model, Uuid } from 'tenon';

@Model({ description: 'A title that the shop sells.' })
export class Book {
  @Field({ type: Uuid, examples: ['1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed'] })
  id!: string;

  @Field({ examples: ['A Pattern Language'] })
  title!: string;

  @Field({ examples: ['Christopher Alexander'] })
  author!: string;

  @Field({ type: Int, description: 'In cents.', examples: [6500] })
  priceCents!: number;

  @Field({ type: Int, description: 'How many copies can still be ordered.', examples: [20] })
  stock!: number;
}

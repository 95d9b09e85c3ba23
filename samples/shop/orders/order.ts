import { Field, Int, literal, Model, Uuid } from 'tenon';

@Model({ description: 'One title of an order, with its name and price as they were when it was ordered.' })
export class OrderLine {
  @Field({ type: Uuid })
  bookId!: string;

  @Field()
  title!: string;

  @Field({ type: Int })
  quantity!: number;

  @Field({ type: Int, description: 'What one copy cost, in cents.' })
  priceCents!: number;
}

@Model({ description: 'What an account has ordered.' })
export class Order {
  @Field({ type: Uuid })
  id!: string;

  @Field({ type: Uuid })
  accountId!: string;

  @Field({ type: literal('placed', 'cancelled') })
  status!: 'placed' | 'cancelled';

  @Field()
  placedAt!: Date;

  @Field({ type: [OrderLine], description: 'By the ids of their books.' })
  lines!: readonly OrderLine[];

  @Field({ type: Int, description: 'What the lines cost together.' })
  totalCents!: number;
}

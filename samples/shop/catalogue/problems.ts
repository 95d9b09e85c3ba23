import { Field, Int, Problem, Uuid } from 'tenon';

export class BookNotFound extends Problem({
  status: 404,
  type: 'https://shop.example/problems/book-not-found',
  title: 'Book not found',
  description: 'There is no book of this id.',
}) {}

/** What a client can act upon when there are too few copies. */
export class Shortage {
  @Field({ type: Uuid })
  bookId!: string;

  @Field({ type: Int, description: 'How many copies the order asks for.' })
  wanted!: number;

  @Field({ type: Int, description: 'How many copies there are.' })
  left!: number;
}

export class OutOfStock extends Problem({
  status: 409,
  type: 'https://shop.example/problems/out-of-stock',
  title: 'Out of stock',
  description: 'There are fewer copies than are wanted; nothing was ordered.',
  members: Shortage,
}) {}

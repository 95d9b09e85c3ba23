import { Field, Int, Model, PartialType } from 'tenon';
import { plainText } from '../shared/plain-text.js';

@Model({ description: 'What it takes to add a book to the catalogue.' })
export class NewBook {
  @Field({ ...plainText(200), examples: ['The Mythical Man-Month'] })
  title!: string;

  @Field({ ...plainText(100), examples: ['Frederick P. Brooks'] })
  author!: string;

  @Field({ type: Int, minimum: 0, maximum: 1_000_000, description: 'In cents.', examples: [2950] })
  priceCents!: number;

  @Field({ type: Int, minimum: 0, maximum: 1_000_000, description: 'How many copies there are to begin with.' })
  stock = 0;
}

@Model({ description: 'What can be changed of a book: everything that it was added with, and of that only what is sent.' })
export class BookPatch extends PartialType(NewBook) {}

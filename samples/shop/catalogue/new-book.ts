import { IsInt, Max, Min } from 'class-validator';
import { PlainText } from '../shared/plain-text.js';

/** What it takes to add a book to the catalogue. */
export class NewBook {
  @PlainText(200)
  title!: string;

  @PlainText(100)
  author!: string;

  @IsInt()
  @Min(0)
  @Max(1_000_000)
  priceCents!: number;

  @IsInt()
  @Min(0)
  @Max(1_000_000)
  stock: number = 0;
}

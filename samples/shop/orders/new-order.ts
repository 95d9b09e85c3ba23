import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsInt, IsUUID, Max, Min, ValidateNested } from 'class-validator';

/** So many copies of one book. */
export class NewOrderLine {
  @IsUUID()
  bookId!: string;

  @IsInt()
  @Min(1)
  @Max(100)
  quantity: number = 1;
}

/** What it takes to place an order. */
export class NewOrder {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ArrayUnique((line: NewOrderLine | null) => line?.bookId)
  @ValidateNested({ each: true })
  @Type(() => NewOrderLine)
  lines!: NewOrderLine[];
}

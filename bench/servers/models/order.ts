import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDateString,
  IsEmail,
  IsEnum,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

export enum Status {
  Draft = 'draft',
  Active = 'active',
  Closed = 'closed',
}

export class Address {
  @IsString() @Length(1, 100) street!: string;
  @IsString() @Length(1, 60) city!: string;
  @Matches(/^[0-9]{5}$/) zip!: string;
  @IsOptional() @IsString() @MaxLength(2) country?: string | null;
}

export class Line {
  @IsUUID() productId!: string;
  @IsString() @Length(1, 120) title!: string;
  @IsInt() @Min(1) @Max(1000) quantity!: number;
  @IsNumber() @Min(0) price!: number;
}

/** 12 properties, an object and five lines inside: 830 bytes of JSON. */
export class Order {
  @IsUUID() id!: string;
  @IsEmail() email!: string;
  @IsString() @Length(2, 80) name!: string;
  @IsInt() @Min(18) @Max(120) age!: number;
  @IsNumber() total!: number;
  @IsBoolean() paid!: boolean;
  @IsEnum(Status) status!: Status;
  @IsDateString() createdAt!: string;
  @IsOptional() @IsString() @MaxLength(500) note?: string | null;
  @IsArray() @IsString({ each: true }) @ArrayMaxSize(10) tags!: string[];
  @ValidateNested() @Type(() => Address) address!: Address;
  @IsArray() @ArrayMinSize(1) @ValidateNested({ each: true }) @Type(() => Line) lines!: Line[];
}

const text = { type: 'string' };
const number = { type: 'number' };

/** The same in JSON Schema. */
export const orderSchema = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'email', 'name', 'age', 'total', 'paid', 'status', 'createdAt', 'tags', 'address', 'lines'],
  properties: {
    id: { ...text, format: 'uuid' },
    email: { ...text, format: 'email' },
    name: { ...text, minLength: 2, maxLength: 80 },
    age: { type: 'integer', minimum: 18, maximum: 120 },
    total: number,
    paid: { type: 'boolean' },
    status: { ...text, enum: Object.values(Status) },
    createdAt: { ...text, format: 'date-time' },
    note: { type: ['string', 'null'], maxLength: 500 },
    tags: { type: 'array', items: text, maxItems: 10 },
    address: {
      type: 'object',
      additionalProperties: false,
      required: ['street', 'city', 'zip'],
      properties: {
        street: { ...text, minLength: 1, maxLength: 100 },
        city: { ...text, minLength: 1, maxLength: 60 },
        zip: { ...text, pattern: '^[0-9]{5}$' },
        country: { type: ['string', 'null'], maxLength: 2 },
      },
    },
    lines: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['productId', 'title', 'quantity', 'price'],
        properties: {
          productId: { ...text, format: 'uuid' },
          title: { ...text, minLength: 1, maxLength: 120 },
          quantity: { type: 'integer', minimum: 1, maximum: 1000 },
          price: { ...number, minimum: 0 },
        },
      },
    },
  },
};

let count = 0;
const uuid = (): string => `3f2504e0-4f89-41d3-9a0c-${(count += 1).toString(16).padStart(12, '0')}`;

export function sampleOrder() {
  return {
    id: uuid(),
    email: `jane.doe${count}@example.com`,
    name: 'Jane Doe',
    age: 42,
    total: 129.95,
    paid: true,
    status: 'active',
    createdAt: '2031-05-09T20:15:00.000Z',
    note: 'Please ring twice',
    tags: ['gift', 'express', 'fragile'],
    address: { street: '12 Elm Street', city: 'Springfield', zip: '12345', country: 'US' },
    lines: Array.from({ length: 5 }, (_, i) => ({ productId: uuid(), title: `Wooden chair, number ${i}`, quantity: i + 1, price: 25.5 })),
  };
}

/** Other classes of 20 checks each, as a large application has them. */
export function otherClasses(howMany: number): void {
  for (let i = 0; i < howMany; i += 1) {
    class Other {}
    for (let property = 0; property < 10; property += 1) {
      IsString()(Other.prototype, `p${property}`);
      MaxLength(100)(Other.prototype, `p${property}`);
    }
  }
}

import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsDateString,
  IsDefined,
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
  MinLength,
  ValidateNested,
} from 'class-validator';

/** The order of harness/models.mjs, as the body of a request in the servers that take class-validator's classes: NestJS and Tenon. */
export enum Status {
  Draft = 'draft',
  Active = 'active',
  Closed = 'closed',
}

export class NewAddress {
  @IsString() @Length(1, 100) street!: string;
  @IsString() @Length(1, 60) city!: string;
  @IsString() @Matches(/^[0-9]{5}$/) zip!: string;
  @IsOptional() @IsString() @MaxLength(2) country?: string | null;
}

export class NewLine {
  @IsUUID() productId!: string;
  @IsString() @Length(1, 120) title!: string;
  @IsInt() @Min(1) @Max(1000) quantity!: number;
  @IsNumber() @Min(0) price!: number;
}

export class NewOrder {
  @IsUUID() id!: string;
  @IsEmail() email!: string;
  @IsString() @MinLength(2) @MaxLength(80) name!: string;
  @IsInt() @Min(18) @Max(120) age!: number;
  @IsNumber() total!: number;
  @IsBoolean() paid!: boolean;
  @IsEnum(Status) status!: Status;
  @IsDateString() createdAt!: string;
  @IsOptional() @IsString() @MaxLength(500) note?: string | null;
  @IsArray() @ArrayMaxSize(10) @IsString({ each: true }) tags!: string[];
  @IsDefined() @ValidateNested() @Type(() => NewAddress) address!: NewAddress;
  @IsArray() @ArrayMinSize(1) @ValidateNested({ each: true }) @Type(() => NewLine) lines!: NewLine[];
}

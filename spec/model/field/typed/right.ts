/* Declarations that compile, with every compiler and setting; spec/model/field/types.spec.ts runs the compilers over them. */
import { Field } from '../../../../src/model/field/field.js';
import { generic } from '../../../../src/model/field/generic.js';
import { IntersectionType, OmitType, PartialType, PickType, RequiredType } from '../../../../src/model/field/mapped-types.js';
import { Utf8 } from '../../../../src/model/scalars/base64.js';
import { literal } from '../../../../src/model/scalars/choices.js';
import { Decimal } from '../../../../src/model/scalars/decimals.js';
import { DateOnly, DateTime } from '../../../../src/model/scalars/moments.js';
import { Int } from '../../../../src/model/scalars/numbers.js';
import { Uuid } from '../../../../src/model/scalars/texts.js';
import { mapOf, nullable, oneOf, recordOf, setOf, tuple, type ClassOf, type Composite } from '../../../../src/model/types/composite.js';

export enum Status {
  Draft = 'draft',
  Sent = 'sent',
}
export enum Level {
  Low,
  High,
}
export class Line {
  @Field({ minLength: 1 }) sku!: string;
  @Field({ type: Int, minimum: 1 }) quantity = 1;
}
export class Secret {
  @Field() text!: string;
  private constructor() {}
  static of(): Secret {
    return new Secret();
  }
}
export class Cat {
  @Field({ type: literal('cat') }) kind = 'cat' as const;
  @Field() lives!: number;
}
export class Dog {
  @Field({ type: literal('dog') }) kind: 'dog' = 'dog' as const;
  @Field() good!: boolean;
}
type Json = string | number | Json[];
export const Json: Composite<Json> = oneOf(String, Number, [(): Composite<Json> => Json]);
export interface Named {
  readonly sku: string;
}

export class Order {
  @Field({ type: Uuid }) id!: string;
  @Field({ type: Decimal, minimum: 0, maxDigits: 8 }) price!: string;
  @Field({ minimum: 1, multipleOf: 2 }) count!: number;
  @Field({ minLength: 1, maxLength: 8 }) frame!: Uint8Array;
  @Field({ type: [Utf8], maxLength: 8 }) words!: Uint8Array[];
  @Field({ type: DateTime }) leaves!: string;
  @Field() big!: bigint;
  @Field() at!: Date;
  @Field({ type: DateOnly }) day!: string;
  @Field() paid: boolean = false;
  @Field({ enum: Status }) status: Status = Status.Draft;
  @Field({ enum: Status }) statuses!: Status[];
  @Field({ enum: Level }) level: Level = Level.Low;
  @Field({ enum: Status, optional: true }) last?: Status;
  @Field() line!: Line;
  @Field({ type: Line }) named!: Named;
  @Field({ type: [Line], minItems: 1 }) lines!: Line[];
  @Field({ type: [Line] }) readonly frozen!: readonly Line[];
  @Field({ type: [String], maxLength: 5, uniqueItems: true }) tags: string[] = [];
  @Field({ type: [[Int]] }) matrix!: number[][];
  @Field() secret!: Secret;
  @Field({ type: [Secret] }) secrets!: Secret[];
  @Field({ nullable: true, optional: true, maxLength: 500 }) note?: string | null;
  @Field({ type: nullable(String), optional: true }) noted?: string | null;
  @Field({ type: String, optional: true }) plain: string | undefined;
  @Field({ optional: true }) maybe?: number;
  @Field({ optional: true }) exact?: Line;
  @Field({ nullable: true, type: Line }) holder!: Line | null;
  @Field({ type: mapOf(Number) }) prices!: Map<string, number>;
  @Field({ type: mapOf(Int, Line) }) numbered!: ReadonlyMap<number, Line>;
  @Field({ type: setOf(String), maxItems: 9, minLength: 2 }) names!: Set<string>;
  @Field({ type: recordOf(Int), minItems: 1 }) counts!: Record<string, number>;
  @Field({ type: tuple(Number, String) }) pair!: [number, string];
  @Field({ type: oneOf(Int, String) }) either!: number | string;
  @Field({ type: oneOf(Cat, Dog, 'kind') }) pet!: Cat | Dog;
  @Field({ type: [oneOf(Cat, Dog, 'kind')] }) pets!: (Cat | Dog)[];
  @Field({ type: literal('a', 'b') }) letter!: 'a' | 'b';
  @Field({ type: () => Later }) later!: Later;
  @Field({ type: () => [Later] }) laters!: Later[];
  @Field({ type: [() => Later], optional: true }) more?: Later[];
  @Field({ type: () => Order, optional: true }) parent?: Order;
  @Field({ type: Json }) json!: Json;
  @Field({ type: Object }) anything: unknown;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  @Field({ type: Object, optional: true }) loose?: any;
  @Field({ type: Number }) wide!: number | string;
  @Field({ default: 'x' }) filled!: string;
  @Field({ default: 5 }) five?: number;
  @Field({ type: [String], default: ['a'] }) letters!: string[];
  @Field({ type: [String], default: () => ['a'] }) made!: string[];
  @Field({ readOnly: true, title: 'Id', description: 'd', examples: [1], deprecated: true }) made2!: number;
  @Field({ writeOnly: true, alias: 'pass-word', message: 'no' }) password!: string;
  @Field() private hidden!: string;
  @Field() protected kept!: string;
  @Field() get total(): number {
    return this.count + this.hidden.length;
  }
}

export class SpecialOrder extends Order {
  @Field({ type: Int }) override count = 2;
  @Field({ type: [Line], maxItems: 3 }) override lines: Line[] = [];
}

export class Later {
  @Field() name!: string;
}

type Class<T> = new (...args: never[]) => T;

export function page<T>(item: Class<T>) {
  class Page {
    @Field({ type: [item] }) items!: T[];
    @Field({ type: Int, minimum: 0 }) total!: number;
    @Field({ type: mapOf(item) }) byName!: Map<string, T>;
    @Field({ type: [item], optional: true }) others?: T[];
  }
  return Page;
}

export function envelope<T extends object>(item: Class<T>) {
  class Envelope {
    @Field({ type: item }) data!: T;
    @Field({ type: item, optional: true }) last?: T;
  }
  return Envelope;
}

export class OrderPatch extends PartialType(Order) {
  @Field() reason!: string;
}
export class SecretPick extends PickType(Secret, ['text']) {}
export class Both extends IntersectionType(PickType(Order, ['id', 'lines']), OmitType(Cat, ['lives'])) {}
export const patch: { id?: string; reason: string } = new OrderPatch();
export const both: { id: string; lines: Line[]; kind: 'cat' } = new Both();
export const note: string | null = new (RequiredType(Order))().note;
// @ts-expect-error -- the order has no such property
PickType(Order, ['ids']);
// @ts-expect-error -- it was omitted
void new Both().lives;

export const PageOf = generic('PageOf', <T>(item: Class<T>) => {
  class Page {
    @Field({ type: [item] }) items!: T[];
  }
  return Page;
});
export class OrderPage extends PageOf(Order) {}
export const orders: Order[] = new OrderPage().items;
export const maybeOrders: Order[] | undefined = new (PartialType(PageOf(Order)))().items;
// @ts-expect-error -- it may be absent
export const allOrders: Order[] = new (PartialType(PageOf(Order)))().items;

export const Box = generic('BoxOf', <T extends object>(item: ClassOf<T>) => {
  class Box {
    @Field({ type: item }) it!: T;
  }
  return Box;
});
export const boxed: Pick<Order, 'id'> = new (Box(PickType(Order, ['id'])))().it;
// @ts-expect-error -- it holds what was picked
export const other: Order = new (Box(PickType(Order, ['id'])))().it;

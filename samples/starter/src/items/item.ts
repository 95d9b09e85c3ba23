import { Field, Int, Problem } from 'tenon';

/** What comes in. */
export class NewItem {
  @Field({ minLength: 1, maxLength: 100, examples: ['lamp'] })
  name!: string;
}

/** What goes out. */
export class Item extends NewItem {
  @Field({ type: Int })
  id!: number;
}

export class ItemNotFound extends Problem({ status: 404, title: 'Not found', description: 'There is nothing of this id.' }) {}

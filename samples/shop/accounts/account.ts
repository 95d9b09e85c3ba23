import { Email, Field, Uuid } from 'tenon';

/** Somebody who can order. */
export class Account {
  @Field({ type: Uuid })
  id!: string;

  @Field({ type: Email, description: 'In lower case.' })
  email!: string;

  @Field()
  name!: string;
}

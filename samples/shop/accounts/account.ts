import { Email, Field, Model, Uuid } from 'tenon';

@Model({ description: 'Somebody who can order.' })
export class Account {
  @Field({ type: Uuid, examples: ['8d3c1f6e-0b7a-4c5e-9f21-6a4d2e8b7c10'] })
  id!: string;

  @Field({ type: Email, description: 'In lower case.', examples: ['ada@example.com'] })
  email!: string;

  @Field({ examples: ['Ada Lovelace'] })
  name!: string;
}

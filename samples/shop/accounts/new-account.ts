import { Email, Field, Model } from 'tenon';
import { plainText } from '../shared/plain-text.js';
import { IsHashable, password } from './password.js';

@Model({ description: 'What it takes to open an account.' })
export class NewAccount {
  @Field({ type: Email, description: 'One address has one account, however it is written.', examples: ['grace@example.com'] })
  email!: string;

  @Field({ ...plainText(100), examples: ['Grace Hopper'] })
  name!: string;

  @Field(password)
  @IsHashable()
  password!: string;
}

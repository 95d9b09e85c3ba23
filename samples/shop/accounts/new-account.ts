import { IsEmail } from 'class-validator';
import { PlainText } from '../shared/plain-text.js';

/** What it takes to open an account. */
export class NewAccount {
  @IsEmail()
  email!: string;

  @PlainText(100)
  name!: string;
}

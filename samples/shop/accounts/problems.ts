import { Problem } from 'tenon';

export class AccountNotFound extends Problem({
  status: 404,
  type: 'https://shop.example/problems/account-not-found',
  title: 'Account not found',
  description: 'There is no account of this id.',
}) {}

export class EmailTaken extends Problem({
  status: 409,
  type: 'https://shop.example/problems/email-taken',
  title: 'This e-mail address has an account',
  description: 'An address has one account, however it is written.',
}) {}

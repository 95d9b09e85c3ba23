import { token } from 'tenon';

/** Somebody who can order. */
export interface Account {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

/** Finds accounts, outside of any transaction. */
export interface AccountReader {
  find(id: string): Promise<Account | undefined>;
}

/** The accounts, within the request's transaction. */
export interface Accounts extends AccountReader {
  /** Answers whether it was added: an e-mail address has one account at most. */
  add(account: Account): Promise<boolean>;
}

export const ACCOUNT_READER = token<AccountReader>('AccountReader');
export const ACCOUNTS = token<Accounts>('Accounts');

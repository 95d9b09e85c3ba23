import { token } from 'tenon';
import type { Role } from '../access/scopes.js';
import type { Account } from './account.js';

/** An account as it is stored: what the shop keeps to itself is no part of the model, and so never leaves it. */
export interface StoredAccount extends Account {
  /** What the staff should know of this customer; empty for nothing. */
  readonly note: string;
  /** Null for those who cannot log in. */
  readonly passwordHash: string | null;
  readonly role: Role;
}

/** Finds accounts, outside of any transaction. */
export interface AccountReader {
  find(id: string): Promise<StoredAccount | undefined>;
  /** By the address in lower case. */
  findByEmail(email: string): Promise<StoredAccount | undefined>;
}

/** The accounts, within the request's transaction. */
export interface Accounts extends AccountReader {
  /** Answers whether it was added: an e-mail address has one account at most. */
  add(account: StoredAccount): Promise<boolean>;
}

export const ACCOUNT_READER = token<AccountReader>('AccountReader');
export const ACCOUNTS = token<Accounts>('Accounts');

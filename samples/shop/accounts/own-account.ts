import { dependency, path, permitted, Uuid } from 'tenon';
import { currentMember, mayDealWith } from '../access/member.js';
import { ACCOUNT_READER } from './accounts.js';

const account = dependency(
  { accounts: ACCOUNT_READER, accountId: path('accountId', { type: Uuid, description: 'The id of the account.' }) },
  async ({ accounts, accountId }) => accounts.find(accountId),
);

/** The account of the path, for whose it is and for the staff; nobody else learns whether there is one. */
export const ownAccount = permitted(account, { me: currentMember }, ({ id }, { me }) => mayDealWith(me, id), { hidden: true });

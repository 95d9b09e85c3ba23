import { dependency, path, permitted, Uuid } from 'tenon';
import { currentMember, mayDealWith } from '../access/member.js';
import { ORDER_READER } from './orders.js';

const order = dependency(
  { orders: ORDER_READER, orderId: path('orderId', { type: Uuid, description: 'The id of the order.' }) },
  async ({ orders, orderId }) => orders.find(orderId),
);

/** The order of the path, for whose it is and for the staff; nobody else learns whether there is one. */
export const ownOrder = permitted(order, { me: currentMember }, ({ accountId }, { me }) => mayDealWith(me, accountId), { hidden: true });

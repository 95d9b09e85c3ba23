import { books } from '../seed.js';
import type { NewOrder } from './new-order.js';

const [pattern, godel] = books;

/** Orders that a freshly filled shop takes. */
export const orderExamples = {
  one: {
    summary: 'One copy',
    description: 'Where no quantity is said, one copy is meant.',
    value: { lines: [{ bookId: pattern.id }] },
  },
  several: {
    summary: 'Several copies of two books',
    value: {
      lines: [
        { bookId: pattern.id, quantity: 2 },
        { bookId: godel.id, quantity: 1 },
      ],
    } satisfies NewOrder,
  },
};

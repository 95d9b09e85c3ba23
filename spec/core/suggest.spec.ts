import fc from 'fast-check';
import { nearest } from '../../src/core/suggest.js';

/** Levenshtein's distance by its definition. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [x, y] = [a.slice(1), b.slice(1)];
  return a[0] === b[0] ? distance(x, y) : 1 + Math.min(distance(x, b), distance(a, y), distance(x, y));
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'A'), maxLength: 6 });

describe('the nearest name', () => {
  it.each([
    ['Mailr', ['Mailer', 'Database'], 'Mailer'],
    ['mailer', ['Mailer'], 'Mailer'],
    ['OrderService', ['UsersService', 'OrdersService'], 'OrdersService'],
    ['Clock', ['Database', 'Mailer'], undefined],
    ['', ['Database'], undefined],
    ['Clock', [], undefined],
  ])('to %p among %p is %p', (written, candidates, expected) => {
    expect(nearest(written, candidates)).toBe(expected);
  });

  it('is one with the least distance, and near enough to be a slip', () => {
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 5 }), (written, candidates) => {
        const distances = candidates.map((one) => distance(written.toLowerCase(), one.toLowerCase()));
        const found = nearest(written, candidates);
        const limit = Math.max(2, Math.floor(written.length / 3));
        if (found === undefined) expect(distances.every((one) => one > limit)).toBe(true);
        else expect(distance(written.toLowerCase(), found.toLowerCase())).toBe(Math.min(...distances));
      }),
    );
  });
});

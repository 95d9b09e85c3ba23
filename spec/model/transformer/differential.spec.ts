import { compare } from './differential.js';

/*
 * More cases, or others:
 *   FUZZ_SEED=7 FUZZ_CASES=100000 npm test -- spec/model/transformer/differential.spec.ts
 */
const seed = Number(process.env.FUZZ_SEED ?? 20_260_101);
const cases = Number(process.env.FUZZ_CASES ?? 2000);

describe('random classes, options and values', () => {
  it(
    'come to what the library makes of them, by the same calls, and are left as they were',
    () => {
      const tally = compare(seed, cases);
      expect(tally.differences).toEqual([]);
      expect(tally.cases).toBe(cases);
      // A generator that mostly makes the library throw would compare nothing.
      expect(tally.same / cases).toBeGreaterThan(0.5);
      if (process.env.FUZZ_CASES !== undefined) console.log(`seed ${seed}:`, tally);
    },
    10_000 + cases * 20,
  );
});

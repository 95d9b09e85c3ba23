import { difference } from '../support/compare-validation.js';
import { randomModel } from '../support/random-classes.js';

const MODELS = 40;
const INSTANCES = 10;

describe('random classes, options and instances', () => {
  it.each(['sync', 'async'] as const)('give the errors, the instances and the calls of the library (%s)', async (mode) => {
    for (let seed = 1; seed <= MODELS; seed += 1) {
      // Answers that nobody waits for make the library throw where nobody can catch it.
      const model = randomModel(seed, { hostile: true, late: mode === 'async' });
      for (let index = 0; index < INSTANCES; index += 1) {
        expect(await difference(model, seed * 1000 + index, mode)).toBeUndefined();
      }
    }
  });
});

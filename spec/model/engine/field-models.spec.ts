import { forgetClasses, keepInstances } from '../support/fresh-libraries.js';
import { FieldComparison, newFieldTally } from './field-models.js';

describe('random models of @Field', () => {
  it('take what fits, tell what does not as FastAPI does, and send what they take', () => {
    const tally = newFieldTally();
    keepInstances();
    for (let seed = 1; seed <= 120 && tally.differences.length < 5; seed += 1) {
      forgetClasses();
      new FieldComparison(seed, tally).run(4);
    }
    expect(tally.differences).toEqual([]);
    // They would prove nothing if compiled code never took any.
    expect(tally.fast).toBeGreaterThan(tally.good);
  });
});

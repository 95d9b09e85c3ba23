import { compareModels } from './differential.js';

/* The same with any seed and number of cases: node scripts/fuzz-models.mjs --seed 7 --cases 200000 */
describe('random classes, options and data', () => {
  it('are decided as by the libraries, by both back ends and the long way alike', async () => {
    const { differences, cases, accepts, rejects, fastAccepts } = await compareModels(20_260, 2000);
    expect(differences).toEqual([]);
    expect(cases).toBeGreaterThanOrEqual(2000);
    // They would prove nothing if all were refused, or if the short way never took any.
    expect(Math.min(accepts, rejects, fastAccepts)).toBeGreaterThan(150);
  });
});

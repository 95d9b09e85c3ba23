import { newTally, runAgreement, type Tally } from './fuzz/agreement.js';

/** `TENON_FUZZ=3000` for more classes; `TENON_SEED` for others. */
const classes = Number(process.env.TENON_FUZZ ?? 100);
const first = Number(process.env.TENON_SEED ?? 1);

describe('a schema of data that is received', () => {
  it('never refuses what strict parsing accepts', () => {
    const tally = newTally();
    for (let seed = first; seed < first + classes; seed += 1) runAgreement(seed, 20, tally);
    if (process.env.TENON_FUZZ !== undefined) console.log(summary(tally));
    expect(tally.tooStrict.slice(0, Number(process.env.TENON_SHOWN ?? 3))).toEqual([]);
    expect(tally.tooLoose.get('unexplained')?.examples ?? []).toEqual([]);
    expect(tally.bothAccept).toBeGreaterThan(tally.cases / 5);
  }, 600_000);
});

function summary({ tooStrict, contradictory, tooLoose, ...counts }: Tally): object {
  return {
    ...counts,
    tooStrict: tooStrict.length,
    contradictory: contradictory.length,
    tooLoose: Object.fromEntries([...tooLoose].map(([reason, { count }]) => [reason, count])),
  };
}

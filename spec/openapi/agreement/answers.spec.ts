import { arranged } from './support/arranged.js';
import { exceptions, type Exception } from './support/exceptions.js';
import { samples } from './support/samples.js';
import { visit, type Mistake } from './support/visit.js';

const all = samples().flatMap(arranged);
const taken = new Map<string, number>();
let requests = 0;

it.each(all)(
  '$name answers as its document says',
  async (sample) => {
    const { mistakes, sent, taken: here } = await visit(await sample.load(), sample.source, sample.open);
    for (const [what, count] of here) taken.set(what, (taken.get(what) ?? 0) + count);
    requests += sent;
    const known = exceptions[sample.name] ?? [];
    expect(mistakes.filter((mistake) => !known.some((one) => isOf(mistake, one))).map(told)).toEqual([]);
    // What does not happen any more is no exception.
    expect(known.filter((one) => !mistakes.some((mistake) => isOf(mistake, one)))).toEqual([]);
    expect(sent).toBeGreaterThan(0);
  },
  60_000,
);

it('there are exceptions for samples only', () => {
  const names = all.map(({ name }) => name);
  expect(Object.keys(exceptions).filter((name) => !names.includes(name))).toEqual([]);
});

/** Conversions are lax on purpose, so that much of what is of another type is taken all the same; `AGREEMENT_REPORT=1` tells how much. */
afterAll(() => {
  if (process.env.AGREEMENT_REPORT === undefined) return;
  const lines = [...taken].sort(([, a], [, b]) => b - a).map(([what, count]) => `${count} with ${what}`);
  console.log([`${requests} requests; invalid by the document, and taken:`, ...lines].join('\n'));
});

function isOf({ operation, mistake }: Mistake, { at, does }: Exception): boolean {
  return (at === undefined || [at].flat().includes(operation)) && [does].flat().some((begin) => mistake.startsWith(begin));
}

function told({ operation, mistake, request, answer }: Mistake): string {
  return `${operation} ${mistake}: ${request} -> ${answer}`;
}

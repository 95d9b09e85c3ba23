import { median } from './statistics.mjs';
import { decorate } from './models.mjs';

/** Prints how long bodies that are made to be slow keep the event loop busy, the slowest first. */
export async function measureHostile({ parse, v, t }) {
  const types = classes(v, t);
  const rows = [];
  for (const [name, [type, make]] of Object.entries(bodies(types))) {
    for (const conversion of ['lax', 'library']) {
      const body = make();
      const options = { conversion, unknownKeys: 'forbid' };
      const times = [];
      let answer;
      for (let i = 0; i < 7; i += 1) {
        const start = performance.now();
        answer = answerOf(() => parse(type, body, options));
        times.push(performance.now() - start);
        await new Promise(setImmediate);
      }
      rows.push({ ms: median(times), first: times[0], name: `${name} (${conversion})`, answer });
    }
  }
  rows.sort((a, b) => b.ms - a.ms);
  console.log('   median      first');
  for (const { ms, first, name, answer } of rows)
    console.log(`${ms.toFixed(1).padStart(6)} ms ${first.toFixed(1).padStart(7)} ms  ${name}: ${answer}`);
}

function answerOf(run) {
  try {
    run();
    return 'accepted';
  } catch (error) {
    const { problems } = error;
    if (problems === undefined) return `THREW ${String(error)}`;
    return `${problems.length} problems, first ${problems[0].type} at ${JSON.stringify(problems[0].loc).slice(0, 60)}`;
  }
}

function classes(v, t) {
  class Line {}
  class Order {}
  class Folder {}
  class Looked {}
  decorate(Line, { sku: [String, v.IsString(), v.MaxLength(50)], quantity: [Number, v.IsInt(), v.Min(1)] });
  const lines = () => [Array, v.IsArray(), v.ValidateNested({ each: true }), t.Type(() => Line)];
  decorate(Order, {
    name: [String, v.MaxLength(50), v.Matches(/a+$/)],
    mail: [String, v.IsOptional(), v.MaxLength(254), v.IsEmail()],
    lines: lines(),
    tags: [Array, v.IsOptional(), v.IsArray(), v.IsString({ each: true })],
    extra: [Object, v.Allow()],
  });
  decorate(Folder, {
    name: [String, v.IsString()],
    inside: [Folder, v.IsOptional(), v.ValidateNested(), t.Type(() => Folder)],
    folders: [Array, v.IsOptional(), v.ValidateNested({ each: true }), t.Type(() => Folder)],
  });
  // A condition of the user's: always looked at the long way.
  decorate(Looked, {
    name: [String, v.ValidateIf(() => true), v.IsString()],
    lines: lines(),
    tags: [Array, v.IsOptional(), v.IsString({ each: true })],
  });
  return { Order, Folder, Looked };
}

const list = (length, make) => Array.from({ length }, (_, i) => make(i));
const keys = (count) => Object.fromEntries(list(count, (i) => [`key${i}`, i]));
const deep = (depth, open, middle, close) => JSON.parse(open.repeat(depth) + middle + close.repeat(depth));

function bodies({ Order, Folder, Looked }) {
  const good = { name: 'a', lines: [{ sku: 'a', quantity: 1 }] };
  const order = (change) => [Order, () => ({ ...good, ...change() })];
  const looked = (change) => [Looked, () => ({ name: 'a', lines: [], ...change() })];
  return {
    'objects 50k deep, unknown': order(() => ({ unknown: deep(50_000, '{"a":', '1', '}') })),
    'lists 50k deep for anything': order(() => ({ extra: deep(50_000, '[', '1', ']') })),
    'lists 50k deep for models': order(() => ({ lines: deep(50_000, '[', '1', ']') })),
    'models 50k deep': [Folder, () => deep(50_000, '{"name":"a","inside":', '{"name":"a"}', '}')],
    '100k unknown keys': order(() => keys(100_000)),
    '100k keys for anything': order(() => ({ extra: keys(100_000) })),
    '1,000 keys 100 times': order(() => ({ extra: list(100, () => keys(1000)) })),
    '1M items': order(() => ({ tags: list(1_000_000, () => 'a') })),
    '100k bad items': order(() => ({ tags: list(100_000, () => 5) })),
    '10k bad items': order(() => ({ tags: list(10_000, () => 5) })),
    '10k bad models': order(() => ({ lines: list(10_000, () => ({ sku: 5, quantity: 'x' })) })),
    '10k models with an unknown key': order(() => ({ lines: list(10_000, () => ({ sku: 'a', quantity: 1, unknown: 1 })) })),
    '10k good models, the last bad': order(() => ({ lines: list(10_000, (i) => ({ sku: 'a', quantity: i < 9999 ? 1 : 0 })) })),
    '3k models with 50 unknown keys': order(() => ({ lines: list(3000, () => ({ sku: 'a', quantity: 1, ...keys(50) })) })),
    '10k good models the long way': looked(() => ({ lines: list(10_000, () => ({ sku: 'a', quantity: 1 })) })),
    '10k bad models the long way': looked(() => ({ lines: list(10_000, () => ({ sku: 5, quantity: 'x' })) })),
    '10k good items the long way': looked(() => ({ tags: list(10_000, () => 'abc') })),
    '5k folders in folders, one bad': [
      Folder,
      () => ({ name: 'a', folders: list(5000, (i) => ({ name: 'a', folders: [{ name: i < 4999 ? 'a' : 5 }] })) }),
    ],
    '30k characters for a quadratic pattern above MaxLength': order(() => ({ name: `${'a'.repeat(30_000)}!` })),
    '1M characters for IsEmail': order(() => ({ mail: `a@${'a.'.repeat(500_000)}com` })),
  };
}

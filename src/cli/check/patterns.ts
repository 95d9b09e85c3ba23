import { createRequire } from 'node:module';
import type * as Recheck from 'recheck';
import type { PatternUse } from '../../core/advice.js';
import { messageOf } from '../../core/message.js';
import { problem } from '../../core/errors.js';
import { found, type Finding } from './finding.js';

type CheckPattern = typeof Recheck.checkSync;
type Diagnostics = ReturnType<CheckPattern>;

/** How long one pattern is looked at, in milliseconds. */
const patience = 2_000;

/** Steps of a matcher that a request may cost: about 10 ms. */
const fewSteps = 1e7;
/** About a second. */
const manySteps = 1e9;

/** The lengths at which an exponential pattern takes as long: what it doubles with is a character at the least. */
const exponential = { few: 16, many: 24 };

/**
 * Which patterns a text can be made for that keeps the process busy (ReDoS), as recheck (https://makenowjust-labs.github.io/recheck/) tells, by how long a text
 * gets there. One place is told for each pattern with its flags that is longest there, with the others.
 */
export function slowPatterns(uses: readonly PatternUse[], check: CheckPattern | null = recheck()): Finding[] {
  const patterns = grouped(uses);
  if (patterns.length === 0) return [];
  if (check === null) return [found('note', problem('RECHECK_MISSING', { patterns: patterns.length }))];
  return patterns.flatMap((one) => findingsOf(one, check));
}

interface Pattern {
  readonly source: string;
  readonly flags: string;
  readonly where: readonly string[];
  readonly maxLength: number;
  readonly reach: Reach;
}

type Reach = NonNullable<PatternUse['reach']>;

function grouped(uses: readonly PatternUse[]): Pattern[] {
  const all = new Map<string, Pattern>();
  for (const { source, flags, where, maxLength, reach = { least: 0, factor: 1 } } of uses) {
    const known = all.get(`/${source}/${flags}`) ?? { source, flags, where: [], maxLength: 0, reach };
    all.set(`/${source}/${flags}`, {
      ...known,
      where: [...new Set([...known.where, where])],
      maxLength: Math.max(known.maxLength, maxLength),
      reach: { least: Math.max(known.reach.least, reach.least), factor: Math.max(known.reach.factor, reach.factor) },
    });
  }
  return [...all.values()];
}

function findingsOf({ source, flags, where, maxLength, reach }: Pattern, check: CheckPattern): Finding[] {
  const pattern = `/${source}/${flags}`;
  let told: Diagnostics;
  try {
    told = check(source, flags, { timeout: patience });
  } catch (error) {
    return [found('note', problem('PATTERN_UNDECIDED', { pattern, reason: messageOf(error) }), where)];
  }
  if (told.status === 'safe') return [];
  if (told.status === 'unknown') return [found('note', problem('PATTERN_UNDECIDED', { pattern, reason: reasonOf(told) }), where)];
  const { complexity, attack } = told;
  const degree = complexity.type === 'polynomial' ? complexity.degree : undefined;
  const limits = degree === undefined ? exponential : { few: fewSteps ** (1 / degree), many: manySteps ** (1 / degree) };
  if (maxLength <= limits.few) return [];
  const facts = {
    ...{ pattern, isExponential: degree === undefined, degree, maxLength },
    // One that is too long for the place would be no proof.
    attack: attack.string.length <= maxLength ? attack.pattern : undefined,
    // A part of a path has no limit of its own.
    fits: where.every((one) => one.startsWith('the path ')) ? undefined : fitting(limits.few, reach),
  };
  return [found(maxLength <= limits.many ? 'warning' : 'error', problem('PATTERN_SLOW', facts), where)];
}

/** The limit that keeps texts as short as that; undefined where none does that leaves room for a text. */
function fitting(few: number, { least, factor }: Reach): number | undefined {
  const fits = Math.floor(few / factor);
  return least > few || fits < 10 ? undefined : fits;
}

function reasonOf({ error }: Extract<Diagnostics, { status: 'unknown' }>): string {
  if (error.kind === 'timeout') return `it took longer than ${patience / 1_000} seconds`;
  return 'message' in error ? `${error.kind}, ${error.message}` : error.kind;
}

/** An optional peer: null where it is not installed. */
function recheck(): CheckPattern | null {
  try {
    return (createRequire(import.meta.url)('recheck') as typeof Recheck).checkSync;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

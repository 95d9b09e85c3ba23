import * as library from 'class-transformer';
import { instanceToPlain, plainToInstance } from '../../../src/model/transformer/plain-to-instance.js';
import { inputOf, optionsOf, worldOf, type World } from './generated.js';
import { portrait } from './portrait.js';
import { Random } from '../support/random.js';

/** What a number of random cases came to. */
export interface Tally {
  cases: number;
  same: number;
  /** The library threw; ours answered. */
  answered: number;
  /** Both threw. */
  bothThrew: number;
  differences: string[];
}

const casesPerWorld = 20;

/** Runs random cases through the library and ours. */
export function compare(seed: number, cases: number): Tally {
  const tally: Tally = { cases: 0, same: 0, answered: 0, bothThrew: 0, differences: [] };
  let world: World = worldOf(new Random(seed));
  while (tally.cases < cases && tally.differences.length < 3) {
    if (tally.cases % casesPerWorld === 0) world = worldOf(new Random(seed + tally.cases));
    compareOne(world, seed + tally.cases, tally);
    tally.cases += 1;
  }
  return tally;
}

interface Outcome {
  readonly result: string;
  readonly calls: string;
  readonly error: unknown;
}

function compareOne(world: World, seed: number, tally: Tally): void {
  const options = optionsOf(world, new Random(seed ^ 0x5bd1e995));
  const toClass = seed % 2 === 0;
  const type = new Random(seed).pick([...world.classes, undefined]) as never;
  const input = (): unknown => inputOf(world, new Random(seed ^ 0x1b873593), toClass ? 0.05 : 0.9, options?.enableCircularCheck === true);
  const ourInput = input();
  const before = portrait(ourInput);
  const ours = outcomeOf(world, () => (toClass ? plainToInstance(type, ourInput, options) : instanceToPlain(ourInput, options)));
  const theirInput = input();
  const theirs = outcomeOf(world, () =>
    toClass ? library.plainToInstance(type, theirInput, options) : library.instanceToPlain(theirInput, options),
  );
  const differs = (what: string, left: string, right: string): void => {
    tally.differences.push(`${what}, seed ${seed} ${toClass ? 'to class' : 'to plain'}, options ${portrait(options)}
  input  ${before}\n  ours   ${left}\n  theirs ${right}`);
  };
  if (portrait(ourInput) !== before) differs('input changed', portrait(ourInput), before);
  else if (theirs.error !== undefined) tally[ours.error === undefined ? 'answered' : 'bothThrew'] += 1;
  else if (ours.error !== undefined) differs('ours threw', String((ours.error as Error).stack), theirs.result);
  else if (ours.result !== theirs.result) differs('result', ours.result, theirs.result);
  else if (ours.calls !== theirs.calls) differs('calls', ours.calls, theirs.calls);
  else tally.same += 1;
}

function outcomeOf({ log }: World, transform: () => unknown): Outcome {
  log.length = 0;
  let result: unknown;
  let error: unknown;
  try {
    result = transform();
  } catch (thrown) {
    error = thrown;
  }
  return { result: portrait(result), calls: log.join('\n'), error };
}

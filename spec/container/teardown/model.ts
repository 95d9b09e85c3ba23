import fc from 'fast-check';
import { HttpException, TenonError } from 'tenon';

/** How one resource opens, and what it does at its `yield` when all went well and when something failed. */
export interface Behaviour {
  readonly isAsync: boolean;
  readonly opens: 'well' | 'throwing' | 'without a value';
  readonly onSuccess: 'close' | 'throw' | 'yield again' | 'yield again, then throw';
  readonly onFailure: 'rethrow' | 'replace' | 'swallow' | 'yield again' | 'yield again, then throw';
}

/** What was seen from outside. */
export interface Seen {
  /** One line for each thing that happened to a resource, in order. */
  readonly log: readonly string[];
  /** What the scope failed with in the end; undefined where it did not. */
  readonly outcome: string | undefined;
}

const always = <T extends string>(usual: T, ...others: readonly T[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 2, arbitrary: fc.constantFrom(usual, ...others) });

/** Any resource; `opens` says whether opening may go wrong too. */
export function behaviour(mayFailToOpen: boolean): fc.Arbitrary<Behaviour> {
  return fc.record({
    isAsync: fc.boolean(),
    opens: mayFailToOpen
      ? fc.oneof({ weight: 8, arbitrary: fc.constant('well' as const) }, fc.constantFrom('throwing' as const, 'without a value' as const))
      : fc.constant('well' as const),
    onSuccess: always<Behaviour['onSuccess']>('close', 'throw', 'yield again', 'yield again, then throw'),
    onFailure: always<Behaviour['onFailure']>('rethrow', 'replace', 'swallow', 'yield again', 'yield again, then throw'),
  });
}

/** The error that resource `i` throws of its own; a client would see its status. */
export function ownError(i: number): HttpException {
  return new HttpException(430 + i, `error of ${i}`);
}

/** How an error is called in logs and outcomes. */
export function nameOf(error: unknown): string {
  if (error instanceof TenonError) return error.code;
  return error instanceof Error ? error.message : String(error);
}

/** Does what a behaviour says; sync or async is for the caller, by how it drives the steps. */
function* steps(i: number, { opens, onSuccess, onFailure }: Behaviour, log: string[]): Generator<string, void, void> {
  log.push(`${i} opens`);
  if (opens === 'throwing') throw ownError(i);
  if (opens === 'without a value') return;
  let then: Behaviour['onSuccess'] | Behaviour['onFailure'] = onSuccess;
  let failure: unknown;
  try {
    yield `value ${i}`;
    log.push(`${i} sees success`);
  } catch (error) {
    log.push(`${i} sees ${nameOf(error)}`);
    then = onFailure;
    failure = error;
  }
  if (then === 'rethrow') throw failure;
  if (then === 'throw' || then === 'replace') throw ownError(i);
  if (then === 'yield again' || then === 'yield again, then throw') {
    try {
      yield 'again';
      log.push(`${i} goes on, which must not happen`);
    } finally {
      log.push(`${i} is returned`);
      // eslint-disable-next-line no-unsafe-finally -- a teardown that fails whatever happened
      if (then === 'yield again, then throw') throw ownError(i);
    }
  }
}

/** A real generator that does what a behaviour says. */
export function generatorOf(
  i: number,
  behaviour: Behaviour,
  log: string[],
): () => Generator<string, void, void> | AsyncGenerator<string, void, void> {
  if (!behaviour.isAsync)
    return function* () {
      yield* steps(i, behaviour, log);
    };
  return async function* () {
    await Promise.resolve();
    yield* steps(i, behaviour, log);
  };
}

/** What the rules of container.md section 4 say will be seen, written down once more in the plainest way. */
export function expected(resources: readonly Behaviour[], workFails: string | undefined): Seen {
  const log: string[] = [];
  let failure = workFails;
  let open = resources.length;
  for (const [i, { opens }] of resources.entries()) {
    log.push(`${i} opens`);
    if (opens === 'well') continue;
    failure = opens === 'throwing' ? `error of ${i}` : 'GENERATOR_EMPTY';
    open = i;
    break;
  }
  let isSwallowed = false;
  const fail = (error: string) => {
    failure = error;
    isSwallowed = false;
  };
  for (let i = open - 1; i >= 0; i -= 1) {
    const { onSuccess, onFailure } = resources[i] as Behaviour;
    log.push(`${i} sees ${failure ?? 'success'}`);
    const does = failure === undefined ? onSuccess : onFailure;
    if (does === 'throw' || does === 'replace') fail(`error of ${i}`);
    if (does === 'swallow' && failure !== undefined) {
      isSwallowed = true;
      failure = undefined;
    }
    if (does === 'yield again' || does === 'yield again, then throw') {
      fail('GENERATOR_TWICE');
      log.push(`${i} is returned`);
      if (does === 'yield again, then throw') fail(`error of ${i}`);
    }
  }
  return { log, outcome: failure ?? (isSwallowed ? 'ERROR_SWALLOWED' : undefined) };
}

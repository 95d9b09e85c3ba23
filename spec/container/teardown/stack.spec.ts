import fc from 'fast-check';
import { type TenonError } from 'tenon';
import { isThenable } from '../../../src/core/types.js';
import { closer, ResourceStack, type Closed, type Failure, type Resource } from '../../../src/container/teardown.js';
import { behaviour, expected, generatorOf, nameOf, ownError, type Behaviour } from './model.js';

/** Opens real generators, one after the other, on a stack. */
async function opened(resources: readonly Behaviour[], log: string[]): Promise<ResourceStack> {
  const stack = new ResourceStack();
  for (const [i, one] of resources.entries()) {
    const generator = generatorOf(i, one, log)();
    await generator.next();
    stack.add(generator as Resource, `resource ${i}`);
  }
  return stack;
}

const failure = (message: string | undefined): Failure | undefined => (message === undefined ? undefined : { error: new Error(message) });
const work = fc.constantFrom(undefined, 'the work failed');

describe('any stack of generators', () => {
  it('is closed by the rules: the last opened first, each once, each seeing the failure so far', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(behaviour(false), { maxLength: 6 }), work, async (resources, workFails) => {
        const log: string[] = [];
        const stack = await opened(resources, log);
        const closed = await stack.close(failure(workFails));
        const { log: expectedLog, outcome } = expected(resources, workFails);
        expect(log).toEqual(expectedLog);
        expect(closed.failure && nameOf(closed.failure.error)).toBe(outcome);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps every error there was, in order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(behaviour(false), { maxLength: 6 }), work, async (resources, workFails) => {
        const stack = await opened(resources, []);
        const { failure: last, errors } = await stack.close(failure(workFails));
        expect(errors.length === 0).toBe(last === undefined);
        if (workFails !== undefined) expect(nameOf(errors[0])).toBe(workFails);
        if (last !== undefined) expect(errors).toContain(last.error);
        expect(new Set(errors).size).toBe(errors.length);
      }),
    );
  });

  it('without an async generator is closed at once, whatever happens', async () => {
    const sync = fc.array(
      behaviour(false).map((one) => ({ ...one, isAsync: false })),
      { maxLength: 6 },
    );
    await fc.assert(
      fc.asyncProperty(sync, work, async (resources, workFails) => {
        const log: string[] = [];
        const stack = await opened(resources, log);
        const closed = stack.close(failure(workFails));
        expect(isThenable(closed)).toBe(false);
        expect(log).toEqual(expected(resources, workFails).log);
      }),
    );
  });

  it('with an async generator is waited for', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(behaviour(false), { minLength: 1, maxLength: 6 }), async (resources) => {
        const stack = await opened(resources, []);
        const closed = stack.close();
        expect(isThenable(closed)).toBe(resources.some(({ isAsync }) => isAsync));
        await closed;
      }),
    );
  });

  it('is closed once, however often it is asked to', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(behaviour(false), { maxLength: 4 }), async (resources) => {
        const log: string[] = [];
        const stack = await opened(resources, log);
        await Promise.all([stack.close(), stack.close(), stack.close()]);
        for (const i of resources.keys()) expect(log.filter((line) => line.startsWith(`${i} sees`))).toHaveLength(1);
      }),
    );
  });
});

describe('a failure', () => {
  it.each([undefined, null, 0, '', NaN, 'text', Symbol('thrown')])('may be %p: anything can be thrown', async (thrown) => {
    const seen: unknown[] = [];
    const rethrows = function* () {
      try {
        yield 1;
      } catch (error) {
        seen.push(error);
        throw error;
      }
    };
    const stack = new ResourceStack();
    for (const name of ['a', 'b']) {
      const generator = rethrows();
      generator.next();
      stack.add(generator, name);
    }
    const closed = (await stack.close({ error: thrown })) as Closed;
    expect(seen).toEqual([thrown, thrown]);
    expect(closed).toEqual({ failure: { error: thrown }, errors: [thrown] });
  });
});

describe('a stack that is closed', () => {
  const logged = (log: string[]): Resource => closer(() => log.push('closed'));

  it('closes what is put on it at once, and refuses it', () => {
    const log: string[] = [];
    const stack = new ResourceStack();
    void stack.close();
    expect(stack.isClosed).toBe(true);
    expect(() => stack.add(logged(log), 'late')).toThrow(expect.objectContaining({ code: 'SCOPE_CLOSED' }) as Error);
    expect(log).toEqual(['closed']);
  });

  it('closes it with the failure of the scope, which is the cause', () => {
    const seen: unknown[] = [];
    const generator = (function* () {
      try {
        yield 1;
      } catch (error) {
        seen.push(error);
      }
    })();
    generator.next();
    const stack = new ResourceStack();
    const error = new Error('timed out');
    void stack.close({ error });
    const refused = caught(() => stack.add(generator, 'late'));
    expect(refused.cause).toBe(error);
    expect(seen).toEqual([error]);
  });

  it('closes what was to close after the response too, which nobody would come for any more', () => {
    const log: string[] = [];
    const stack = new ResourceStack();
    void stack.close();
    expect(() => stack.late.add(logged(log), 'late')).toThrow(expect.objectContaining({ code: 'SCOPE_CLOSED' }) as Error);
    expect(log).toEqual(['closed']);
  });

  it('takes over nothing from another stack, and closes that', () => {
    const log: string[] = [];
    const [stack, other] = [new ResourceStack(), new ResourceStack()];
    other.add(logged(log), 'one');
    other.add(logged(log), 'two');
    void stack.close();
    expect(() => stack.adopt(other)).toThrow(expect.objectContaining({ code: 'SCOPE_CLOSED' }) as Error);
    expect(log).toEqual(['closed', 'closed']);
  });
});

describe('a stack that takes over another one', () => {
  it('closes what that held, in its order, after what was added since', () => {
    const log: string[] = [];
    const [stack, other] = [new ResourceStack(), new ResourceStack()];
    const add = (to: ResourceStack, name: string) =>
      to.add(
        closer(() => log.push(name)),
        name,
      );
    add(stack, 'a');
    add(other, 'b');
    add(other, 'c');
    stack.adopt(other);
    add(stack, 'd');
    void other.close();
    void stack.close();
    expect(log).toEqual(['d', 'c', 'b', 'a']);
  });
});

describe('the late stack', () => {
  it('is there only for who asks for it, and is the same each time', () => {
    const stack = new ResourceStack();
    expect(stack.hasLate).toBe(false);
    expect(stack.late).toBe(stack.late);
    expect(stack.hasLate).toBe(true);
  });
});

describe('closing by a function', () => {
  it('closes whatever happened, and passes the failure on', async () => {
    const log: string[] = [];
    for (const close of [() => log.push('sync'), async () => log.push('async')]) {
      for (const error of [undefined, ownError(0)]) {
        const stack = new ResourceStack();
        stack.add(closer(close), 'one');
        expect(await stack.close(error && { error })).toEqual({ failure: error && { error }, errors: error === undefined ? [] : [error] });
      }
    }
    expect(log).toEqual(['sync', 'sync', 'async', 'async']);
  });
});

function caught(call: () => void): TenonError {
  try {
    call();
  } catch (error) {
    return error as TenonError;
  }
  throw new Error('nothing was thrown');
}

import { runInNewContext } from 'node:vm';
import { loggable, originalOf } from '../../src/core/loggable.js';

class Lost extends RangeError {
  readonly body = 'a body';
  readonly code = 'E_LOST';
}

describe('an error for the log', () => {
  it('has the type, the message, the stack and the code of the error, and nothing else of it', () => {
    const error = new Lost('gone');
    const copy = loggable(error);
    expect({ ...copy }).toEqual({ code: 'E_LOST' });
    expect([copy.name, copy.constructor.name, copy.message, copy.stack]).toEqual(['Lost', 'Lost', 'gone', error.stack]);
    expect(originalOf(copy)).toBe(error);
    expect(loggable(copy)).toBe(copy);
  });

  it('has what caused it, and the errors of several', () => {
    const copy = loggable(
      new AggregateError([new Lost('one'), 'two', { body: 1 }], 'many', { cause: new Lost('first') }),
    ) as AggregateError;
    expect((copy.cause as Error).message).toBe('first');
    expect({ ...(copy.cause as Error) }).toEqual({ code: 'E_LOST' });
    expect(copy.errors.map((one: Error) => one.message)).toEqual([
      'one',
      'Something that is no Error was thrown: "two"',
      'Something that is no Error was thrown: an object with the keys body',
    ]);
  });

  it('has no credentials in its type', () => {
    expect(loggable(Object.assign(new Error('x'), { name: 'password=hunter2' })).name).toBe('password=[redacted]');
    const Named = { 'Bearer Zq9xSecret': class extends Error {} }['Bearer Zq9xSecret'];
    const copy = loggable(new Named('x'));
    expect([copy.name, copy.constructor.name]).toEqual(['Bearer [redacted]', 'Bearer [redacted]']);
  });

  it('tells an error once that holds itself', () => {
    const error = new Error('round');
    error.cause = new AggregateError([error, error], 'again', { cause: error });
    const copy = loggable(error);
    expect((copy.cause as AggregateError).errors).toEqual([]);
    expect((copy.cause as Error).cause).toBeUndefined();
  });

  it('tells fifty errors at most', () => {
    let error = new Error('0');
    for (let i = 1; i < 1_000; i += 1) error = new Error(String(i), { cause: error });
    let depth = 0;
    for (let one: unknown = loggable(error); one !== undefined; one = (one as Error).cause) depth += 1;
    expect(depth).toBe(50);
  });

  it('is made of errors of other realms, too', () => {
    expect(loggable(runInNewContext('new TypeError("elsewhere")')).message).toBe('elsewhere');
  });

  it.each([
    [
      'a proxy that refuses',
      new Proxy(new Error('x'), {
        get: () => {
          throw new Error('a trap');
        },
        getPrototypeOf: () => {
          throw new Error('a trap');
        },
      }),
    ],
    [
      'a getter that throws',
      Object.defineProperty(new Error('x'), 'message', {
        get: () => {
          throw new Error('a trap');
        },
      }),
    ],
  ])('is made of %s', (_, error) => {
    expect(loggable(error).message).toBe('Something was thrown that cannot be looked at.');
  });

  it.each([
    [42, 'Something that is no Error was thrown: 42'],
    [undefined, 'Something that is no Error was thrown: undefined'],
    [{ message: 5 }, 'Something that is no Error was thrown: an object with the keys message'],
    [Object.assign(new Error('x'), { message: 7, name: {}, stack: [] }), ''],
  ])('is made of %j', (thrown, message) => {
    expect(loggable(thrown).message).toBe(message);
  });
});

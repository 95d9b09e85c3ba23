import { isThenable } from '../../src/core/types.js';

describe('what can be awaited', () => {
  it.each([Promise.resolve(), { then: () => undefined }, Object.assign(Object.create(null) as object, { then() {} })])('is %p', (value) => {
    expect(isThenable(value)).toBe(true);
  });

  it.each([undefined, null, 0, 'then', { then: true }, {}, () => undefined])('is not %p', (value) => {
    expect(isThenable(value)).toBe(false);
  });
});

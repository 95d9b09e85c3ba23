import { mergeInto, said } from '../../../src/openapi/document/merge.js';

describe('mergeInto', () => {
  it('merges objects key by key, puts lists one behind the other, and anything else in place', () => {
    const target = { a: { b: 1, c: [1] }, d: 'x', e: [1] };
    mergeInto(target, { a: { b: 2, c: [2] }, d: { y: 1 }, e: 'z', f: null });
    expect(target).toEqual({ a: { b: 2, c: [1, 2] }, d: { y: 1 }, e: 'z', f: null });
  });

  it('leaves what was declared as it was', () => {
    const declared = { a: { list: [{ b: 1 }] } };
    const target: { a?: { list: { b: number }[] } } = {};
    mergeInto(target, declared);
    if (target.a?.list[0] !== undefined) target.a.list[0].b = 2;
    expect(declared).toEqual({ a: { list: [{ b: 1 }] } });
  });

  it.each(['__proto__', 'constructor', 'toString'])('takes %s for a word like any other', (word) => {
    const added = JSON.parse(`{ "${word}": { "polluted": true }, "inner": { "${word}": { "polluted": true } } }`) as object;
    const target: Record<string, unknown> = { inner: {} };
    mergeInto(target, added as Record<string, unknown>);
    expect(JSON.parse(JSON.stringify(target))).toEqual(added);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect((Object as { polluted?: unknown }).polluted).toBeUndefined();
    expect((Object.prototype.toString as { polluted?: unknown }).polluted).toBeUndefined();
  });
});

it('said leaves out what says nothing, and null says something', () => {
  expect(said({ a: undefined, b: null, c: 0, d: '' })).toEqual({ b: null, c: 0, d: '' });
});

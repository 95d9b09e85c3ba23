import { Recent } from '../../../src/security/tokens/recent.js';
import { Clock } from './support/clock.js';

const kept = (recent: Recent<string>, ...keys: readonly string[]): readonly (string | undefined)[] => keys.map((key) => recent.get(key));

describe('values that are kept for a while', () => {
  it('are as many as was said: the oldest makes room', () => {
    const recent = new Recent<string>(2);
    for (const key of ['a', 'b', 'a', 'c']) recent.keep(key, key, 10);
    expect(kept(recent, 'a', 'b', 'c')).toEqual(['a', undefined, 'c']);
  });

  it('are of so much size together: the oldest make room', () => {
    const recent = new Recent<string>(10, 100);
    for (const key of ['a', 'b', 'c']) recent.keep(key, key, 10, 30);
    recent.keep('a', 'again', 10, 40);
    expect(kept(recent, 'a', 'b', 'c')).toEqual(['again', 'b', 'c']);
    recent.keep('d', 'd', 10, 60);
    expect(kept(recent, 'a', 'b', 'c', 'd')).toEqual(['again', undefined, undefined, 'd']);
  });

  it('take no room when their time is over', () => {
    const clock = new Clock();
    const recent = new Recent<string>(10, 100);
    recent.keep('a', 'a', 5, 60);
    recent.keep('b', 'b', 20, 40);
    clock.later(6);
    expect(kept(recent, 'a', 'b')).toEqual([undefined, 'b']);
    recent.keep('c', 'c', 20, 60);
    expect(kept(recent, 'b', 'c')).toEqual(['b', 'c']);
    clock.restore();
  });
});

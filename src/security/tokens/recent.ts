import { performance } from 'node:perf_hooks';

/** Values that are kept for a while, so many at most: the oldest makes room. */
export class Recent<V> {
  readonly #kept = new Map<string, { readonly value: V; readonly until: number }>();

  constructor(private readonly most: number) {}

  get(key: string): V | undefined {
    const kept = this.#kept.get(key);
    if (kept === undefined) return undefined;
    if (kept.until > performance.now()) return kept.value;
    this.#kept.delete(key);
    return undefined;
  }

  /** `seconds`: for how long; none at all where that is not above 0. */
  keep(key: string, value: V, seconds: number): void {
    if (!(seconds > 0)) return;
    this.#kept.delete(key);
    if (this.#kept.size >= this.most) this.#kept.delete(this.#kept.keys().next().value as string);
    this.#kept.set(key, { value, until: performance.now() + seconds * 1000 });
  }
}

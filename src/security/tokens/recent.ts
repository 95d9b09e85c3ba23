import { performance } from 'node:perf_hooks';

interface Kept<V> {
  readonly value: V;
  readonly until: number;
  readonly size: number;
}

/** Values that are kept for a while, so many at most, and of so much size together: the oldest make room. */
export class Recent<V> {
  readonly #kept = new Map<string, Kept<V>>();
  #size = 0;

  constructor(
    private readonly most: number,
    private readonly mostSize = Infinity,
  ) {}

  get(key: string): V | undefined {
    const kept = this.#kept.get(key);
    if (kept === undefined) return undefined;
    if (kept.until > performance.now()) return kept.value;
    this.#drop(key);
    return undefined;
  }

  /** `seconds`: for how long; none at all where that is not above 0. */
  keep(key: string, value: V, seconds: number, size = 0): void {
    if (!(seconds > 0)) return;
    this.#drop(key);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size < this.most && this.#size + size <= this.mostSize) break;
      this.#drop(oldest);
    }
    this.#kept.set(key, { value, until: performance.now() + seconds * 1000, size });
    this.#size += size;
  }

  #drop(key: string): void {
    this.#size -= this.#kept.get(key)?.size ?? 0;
    this.#kept.delete(key);
  }
}

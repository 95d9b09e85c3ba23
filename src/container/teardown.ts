import { TenonError } from '../core/errors.js';
import { isThenable, type Awaitable } from '../core/types.js';

/** What can be closed: a generator stopped at its yield, or anything that closes in the same two ways. */
export interface Resource {
  /** Goes on after the `yield`: all went well. */
  next(): Awaitable<IteratorResult<unknown, unknown>>;
  /** Throws the failure in at the `yield`. */
  throw(error: unknown): Awaitable<IteratorResult<unknown, unknown>>;
  return?(value?: unknown): Awaitable<unknown>;
}

/** What a request or an application failed with; an object, because anything can be thrown, `undefined` too. */
export interface Failure {
  readonly error: unknown;
}

/** How the closing ended: the failure that decides the answer, and every error that was seen on the way. */
export interface Closed {
  readonly failure: Failure | undefined;
  readonly errors: readonly unknown[];
}

interface Entry {
  readonly resource: Resource;
  readonly provider: string;
}

/**
 * The open resources of one scope. `close` closes the last opened first, one after the other, each exactly once. Every resource sees the
 * failure so far at its `yield`; what it throws instead replaces it, and a failure of its own closing becomes the failure that the outer ones
 * see. One that hides the failure has taken it upon itself: the outer ones go on as if all were well, as in FastAPI, but there is nothing to answer with, and that
 * is `ERROR_SWALLOWED`.
 * Nothing is awaited unless a resource asks for it.
 */
export class ResourceStack {
  // Not #private: V8 adds private names to an object one by one, and one of these is made for every request.
  private readonly entries: Entry[] = [];
  private closed = false;
  private failure: Failure | undefined;
  private lateStack: ResourceStack | undefined;

  /** The stack of what closes after the response. */
  get late(): ResourceStack {
    if (this.lateStack === undefined) {
      this.lateStack = new ResourceStack();
      // Nobody would come to close what a handler opens after its time is over.
      if (this.closed) void this.lateStack.close(this.failure);
    }
    return this.lateStack;
  }

  get hasLate(): boolean {
    return this.lateStack !== undefined;
  }

  get isClosed(): boolean {
    return this.closed;
  }

  /** Puts an open resource on the stack; one that opens after the scope was closed is closed at once, and `SCOPE_CLOSED` is thrown. */
  add(resource: Resource, provider: string): void {
    if (!this.closed) {
      this.entries.push({ resource, provider });
      return;
    }
    const opened = new ResourceStack();
    opened.add(resource, provider);
    this.adopt(opened);
  }

  /** Throws `SCOPE_CLOSED` once the scope is closed: what was waited for came too late, and nothing more is made on it. */
  check(): void {
    if (this.closed) throw TenonError.of('SCOPE_CLOSED', {}, { cause: this.failure?.error });
  }

  /** Takes over what another stack holds; closes it at once, and throws `SCOPE_CLOSED`, where it comes too late. */
  adopt(other: ResourceStack): void {
    if (!this.closed) {
      this.entries.push(...other.entries.splice(0));
      return;
    }
    const error = TenonError.of('SCOPE_CLOSED', {}, { cause: this.failure?.error });
    void other.close(this.failure ?? { error });
    throw error;
  }

  close(failure?: Failure): Awaitable<Closed> {
    this.closed = true;
    this.failure = failure;
    if (this.entries.length === 0) return { failure, errors: failure === undefined ? [] : [failure.error] };
    return new Closing(this.entries, failure).run();
  }
}

class Closing {
  private readonly errors: unknown[];
  /** Set once a resource hid the failure: what the scope ends with, unless something fails after it. */
  private swallowed: TenonError | undefined;

  constructor(
    private readonly entries: Entry[],
    private failure: Failure | undefined,
  ) {
    this.errors = failure === undefined ? [] : [failure.error];
  }

  run(): Awaitable<Closed> {
    for (let entry = this.entries.pop(); entry !== undefined; entry = this.entries.pop()) {
      try {
        const step = this.#resume(entry);
        if (isThenable(step)) return this.#runAsync(entry, step);
        const again = this.#settle(entry, step);
        if (again !== undefined) return this.#afterReturn(again);
      } catch (error) {
        this.#failed(error);
      }
    }
    return this.#outcome();
  }

  async #runAsync(entry: Entry, step: PromiseLike<IteratorResult<unknown, unknown>>): Promise<Closed> {
    try {
      const again = this.#settle(entry, await step);
      if (again !== undefined) await again;
    } catch (error) {
      this.#failed(error);
    }
    return this.run();
  }

  async #afterReturn(returned: PromiseLike<unknown>): Promise<Closed> {
    try {
      await returned;
    } catch (error) {
      this.#failed(error);
    }
    return this.run();
  }

  #resume({ resource }: Entry): Awaitable<IteratorResult<unknown, unknown>> {
    return this.failure === undefined ? resource.next() : resource.throw(this.failure.error);
  }

  /** Judges what the resumed resource did; a promise is what is left to wait for. */
  #settle({ resource, provider }: Entry, { done }: IteratorResult<unknown, unknown>): PromiseLike<unknown> | undefined {
    if (done === true) {
      if (this.failure !== undefined) {
        const swallowed = TenonError.of('ERROR_SWALLOWED', { provider }, { cause: this.failure.error });
        this.errors.push(swallowed);
        this.swallowed ??= swallowed;
        this.failure = undefined;
      }
      return undefined;
    }
    this.#failed(TenonError.of('GENERATOR_TWICE', { provider }));
    const returned = resource.return?.();
    return isThenable(returned) ? returned : undefined;
  }

  #failed(error: unknown): void {
    if (this.failure !== undefined && Object.is(error, this.failure.error)) return;
    this.errors.push(error);
    this.failure = { error };
    this.swallowed = undefined;
  }

  #outcome(): Closed {
    const failure = this.failure ?? (this.swallowed === undefined ? undefined : { error: this.swallowed });
    return { failure, errors: this.errors };
  }
}

/** A resource that closes by a function, whatever happened. */
export function closer(close: () => unknown): Resource {
  const done: IteratorResult<unknown, unknown> = { done: true, value: undefined };
  return {
    next: () => {
      const closing = close();
      return isThenable(closing) ? closing.then(() => done) : done;
    },
    throw: (error) => {
      const closing = close();
      if (isThenable(closing)) return closing.then(() => Promise.reject(error as Error));
      throw error;
    },
  };
}

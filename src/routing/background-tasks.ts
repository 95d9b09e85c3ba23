/** Something to do later. */
type Task = () => unknown;

/**
 * Work that is done after the answer was sent, one task after the other in the order in which they were added; a task that fails ends the rest. Everybody in one
 * request shares one object. They run before resources that close after the response; a request that failed has none. After Starlette's `BackgroundTasks`.
 *
 * @example
 * order(@Depends() tasks: BackgroundTasks) { tasks.add(sendMail, 'ordered'); }
 */
export class BackgroundTasks {
  readonly #tasks: Task[] = [];

  /** Adds a call; what it returns is awaited and dropped. */
  add<A extends readonly unknown[]>(task: (...args: A) => unknown, ...args: A): void {
    this.#tasks.push(() => task(...args));
  }

  /** Runs what was added, and what is added meanwhile. Throws what a task throws. */
  async run(): Promise<void> {
    for (let task = this.#tasks.shift(); task !== undefined; task = this.#tasks.shift()) await task();
  }
}

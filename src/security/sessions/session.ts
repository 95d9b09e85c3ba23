import type { SessionLife } from './session-life.js';

/**
 * What is known of a visitor from one request to the next; `@Depends(session) visitor: Session<Visit>`, where `session` was made by {@link sessions}.
 *
 * @example
 * await session.rotate();
 * session.data.userId = user.id;
 */
export class Session<T extends object = Record<string, unknown>> {
  /** Made by `sessions()`. */
  constructor(private readonly life: SessionLife) {}

  /** What is kept: plain data that JSON can hold. Change it, or put other data in its place; a session without data is none. */
  get data(): Partial<T> {
    return this.life.data as Partial<T>;
  }

  set data(data: Partial<T>) {
    this.life.data = data;
  }

  /** Whether no session came with the request, or none that holds. */
  get isNew(): boolean {
    return this.life.came === undefined;
  }

  /**
   * Gives the session another id and a new beginning, and keeps its data: due whenever somebody signs in or gains rights, so that who knew the old id has nothing
   * (session fixation; ASVS 7.2.4). On the server the old id is worth nothing from then on, whatever becomes of the request. Throws `SESSION_LATE` once the head is sent.
   */
  rotate(): Promise<void> {
    return this.life.rotate();
  }

  /**
   * Ends the session and takes its cookie away; on the server it is gone at once, whatever becomes of the request. Data that is set afterwards begins another one.
   * Sign out with it, never by deleting data: a request that overlaps would write back what it has read.
   * Throws `SESSION_LATE` once the head is sent and the data is in the cookie.
   */
  destroy(): Promise<void> {
    return this.life.destroy();
  }
}

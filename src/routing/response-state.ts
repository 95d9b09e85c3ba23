/**
 * What handlers and dependencies say about the answer before there is one: its status and its headers, merged into whatever is sent.
 * Inject it by its class: `@Depends() state: ResponseState`. After FastAPI's injected `Response`.
 */
export class ResponseState {
  #status: number | undefined;
  /** Header fields of the answer; `append` for a field with several lines. */
  readonly headers = new Headers();

  /** The status of the answer, in place of the route's; an integer from 200 to 599, anything else throws `RangeError`. */
  get status(): number | undefined {
    return this.#status;
  }

  set status(status: number | undefined) {
    if (status !== undefined && !(Number.isInteger(status) && status >= 200 && status <= 599)) {
      throw new RangeError(`The status of an answer is an integer from 200 to 599, not ${status}.`);
    }
    this.#status = status;
  }
}

/** A status that an answer may have. Throws `RangeError` for anything but an integer from 200 to 599. */
export function checkedStatus(status: number): number {
  if (Number.isInteger(status) && status >= 200 && status <= 599) return status;
  throw new RangeError(`The status of an answer is an integer from 200 to 599, not ${status}.`);
}

/** Statuses whose answers have no body (RFC 9110 sections 15.2, 15.3.5, 15.3.6, 15.4.5). */
export function bodiless(status: number): boolean {
  return status < 200 || status === 204 || status === 205 || status === 304;
}

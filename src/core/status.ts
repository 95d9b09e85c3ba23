/** Whether a value is a status that an answer may have: an integer from 200 to 599. */
export function isStatus(status: unknown): status is number {
  return typeof status === 'number' && Number.isInteger(status) && status >= 200 && status <= 599;
}

/** A status that an answer may have. Throws `RangeError` for anything but an integer from 200 to 599. */
export function checkedStatus(status: number): number {
  if (isStatus(status)) return status;
  throw new RangeError(`The status of an answer is an integer from 200 to 599, not ${String(status)}.`);
}

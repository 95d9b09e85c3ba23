import { HttpException } from 'tenon';

/** The value that was looked for; 404 where there is none. */
export function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new HttpException(404, `${what} not found`);
  return value;
}

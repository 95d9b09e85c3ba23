import { HttpException } from '../../core/http-exception.js';

/** The credentials; where there are none, FastAPI's refusal with this challenge, or undefined where nothing is refused. */
export function orRefuse<T>(credentials: T | undefined, challenge: string | undefined): T | undefined {
  if (credentials !== undefined || challenge === undefined) return credentials;
  throw new HttpException(401, 'Not authenticated', { headers: { 'WWW-Authenticate': challenge } });
}

import type { HttpException } from '../../core/http-exception.js';

const absences = new WeakSet<HttpException>();

/** Says of a refusal that the request has no credentials, rather than wrong ones: where credentials are optional, only that is let pass. */
export function absence(refusal: HttpException): HttpException {
  absences.add(refusal);
  return refusal;
}

/** Whether a request was refused for want of credentials. */
export function isAbsence(refusal: HttpException): boolean {
  return absences.has(refusal);
}

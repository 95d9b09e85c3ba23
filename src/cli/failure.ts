export { failureText } from '../core/failure-text.js';

/** What went wrong in the process in which an application was looked at, in the words to show. */
export class InspectionError extends Error {
  override readonly name: string = 'InspectionError';
}

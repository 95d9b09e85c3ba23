import type { IncomingHttpHeaders } from 'node:http';

/** What tells one state of a file from another. */
export interface Validators {
  /** A strong entity tag (RFC 9110 section 8.8.3). */
  readonly etag: string;
  /** As HTTP writes a date, exact to the second. */
  readonly lastModified: string;
}

/** What comes of the conditions of a request for something that is there: it goes on, the client has it already, or it is not what the client takes it for. */
export type Verdict = 'send' | 'unchanged' | 'failed';

/** Weighs the conditions of a GET or HEAD in the order of RFC 9110 section 13.2.2. */
export function weigh(headers: IncomingHttpHeaders, { etag, lastModified }: Validators): Verdict {
  const ifMatch = headers['if-match'];
  if (ifMatch !== undefined) {
    if (!names(ifMatch, etag, 'strongly')) return 'failed';
  } else if (isBefore(headers['if-unmodified-since'], lastModified)) return 'failed';
  const ifNoneMatch = headers['if-none-match'];
  if (ifNoneMatch !== undefined) return names(ifNoneMatch, etag, 'weakly') ? 'unchanged' : 'send';
  const since = timeOf(headers['if-modified-since']);
  return since !== undefined && since >= Date.parse(lastModified) ? 'unchanged' : 'send';
}

/** Whether parts are wanted of what is there now: `If-Range` (RFC 9110 section 13.1.5) names it exactly, or is not there. */
export function wantsParts(ifRange: string | undefined, { etag, lastModified }: Validators): boolean {
  return ifRange === undefined || ifRange === etag || ifRange === lastModified;
}

function names(list: string, etag: string, how: 'strongly' | 'weakly'): boolean {
  if (list.trim() === '*') return true;
  return (list.match(/(?:W\/)?"[^"]*"/g) ?? []).some((tag) => (how === 'weakly' ? tag.replace(/^W\//, '') : tag) === etag);
}

function isBefore(date: string | undefined, lastModified: string): boolean {
  const time = timeOf(date);
  return time !== undefined && time < Date.parse(lastModified);
}

/** What is no date is not there (RFC 9110 section 13.1.3). Every date of HTTP, the two old forms as well, starts with a day of the week. */
function timeOf(date: string | undefined): number | undefined {
  const time = date !== undefined && /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(date) ? Date.parse(date) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

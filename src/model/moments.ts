import { Misfit } from './misfit.js';
import type { Scalar } from './scalar.js';

const moment = /^(\d{4})-(\d{2})-(\d{2})(?:[T t_](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|z|[+-]\d{2}:?\d{2})?)?$/;
const timestamp = /^[+-]?\d+(?:\.\d+)?$/;
/** Timestamps beyond this are milliseconds, as pydantic reads them. */
const lastSecond = 2e10;

interface Parts {
  /** Milliseconds since 1970, in UTC where nothing else is said. */
  readonly time: number;
  /** The calendar day as it was written, `2031-05-09`. */
  readonly day: string;
  readonly midnight: boolean;
}

/** Reads an ISO 8601 date or moment, or a timestamp; a sentence where it is none. */
function parse(text: string): Parts | string {
  const trimmed = text.trim();
  if (timestamp.test(trimmed)) return fromTimestamp(Number(trimmed));
  const match = moment.exec(trimmed);
  if (match === null) return trimmed.length < 10 ? 'it is too short' : 'it is not written as in 2031-05-09T20:15:00Z';
  const [, year = '', month = '', date = '', hour = '0', minute = '0', second = '0', fraction = '0', zone] = match;
  const day = `${year}-${month}-${date}`;
  const start = Date.UTC(Number(year), Number(month) - 1, Number(date));
  if (Number(year) < 1 || new Date(start).toISOString().slice(0, 10) !== day) return 'there is no such day';
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return 'there is no such time of day';
  const within = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Math.trunc(Number(`0.${fraction}`) * 1000);
  return { time: start + within - offset(zone) * 60_000, day, midnight: within === 0 && Number(fraction) === 0 };
}

function fromTimestamp(value: number): Parts | string {
  const time = Math.abs(value) > lastSecond ? value : value * 1000;
  if (Math.abs(time) > 8.64e15) return 'it is beyond the calendar';
  return { time: Math.trunc(time), day: new Date(time).toISOString().slice(0, 10), midnight: time % 86_400_000 === 0 };
}

/** Minutes east of UTC. */
function offset(zone: string | undefined): number {
  if (zone === undefined || /^z$/i.test(zone)) return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** A moment as a `Date`, from ISO 8601 (RFC 3339) or a timestamp in seconds or milliseconds; without a zone it is UTC. What a declared `Date` means. */
export const Moment: Scalar<Date> = {
  kind: 'scalar',
  name: 'Date',
  limits: 'none',
  fromText(text) {
    const parts = parse(text);
    if (typeof parts === 'string') return new Misfit('datetime_from_date_parsing', `must be a date and time: ${parts}`, { error: parts });
    return new Date(parts.time);
  },
  fromJson(value) {
    if (typeof value === 'string' || typeof value === 'number') return Moment.fromText(String(value));
    return new Misfit('datetime_type', 'must be a date and time');
  },
};

/** A calendar day as text, `2031-05-09`; a moment counts at midnight only, as with FastAPI's `date`. */
export const DateOnly: Scalar<string> = {
  kind: 'scalar',
  name: 'DateOnly',
  limits: 'none',
  fromText(text) {
    const parts = parse(text);
    if (typeof parts === 'string') return new Misfit('date_from_datetime_parsing', `must be a day: ${parts}`, { error: parts });
    if (!parts.midnight) return new Misfit('date_from_datetime_inexact', 'must be a day, without a time');
    return parts.day;
  },
  fromJson(value) {
    if (typeof value === 'string' || typeof value === 'number') return DateOnly.fromText(String(value));
    return new Misfit('date_type', 'must be a day');
  },
};

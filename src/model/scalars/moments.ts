import { Misfit } from './misfit.js';
import type { Scalar } from './scalar.js';

const moment = /^(\d{4})-(\d{2})-(\d{2})(?:[T t_](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?(Z|z|[+\-\u2212]\d{2}:?\d{2})?)?$/;
const timestamp = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
/** Timestamps beyond this are milliseconds, as pydantic reads them. */
const lastSecond = 2e10;
/** The first and the last millisecond of the years 1 to 9999. */
const calendar = { first: -62_135_596_800_000, last: 253_402_300_799_999 };
const noYear = 'there is no year 0';

interface Parts {
  /** Milliseconds since 1970, in UTC where nothing else is said. */
  readonly time: number;
  /** The calendar day as it was written, `2031-05-09`. */
  readonly day: string;
  /** To the microsecond. */
  readonly midnight: boolean;
}

/** Reads an ISO 8601 date or moment, or a timestamp; a sentence where it is none. */
function parse(text: string): Parts | string {
  if (timestamp.test(text)) return fromTimestamp(Number(text));
  const match = moment.exec(text);
  if (match === null) return text.length < 10 ? 'it is too short' : 'it is not written as in 2031-05-09T20:15:00Z';
  const [, year = '', month = '', date = '', hour = '0', minute = '0', second = '0', fraction = '0', zone] = match;
  const day = `${year}-${month}-${date}`;
  // Date.UTC takes the years 0 to 99 for those of the last century.
  const start = new Date(0).setUTCFullYear(Number(year), Number(month) - 1, Number(date));
  if (new Date(start).toISOString().slice(0, 10) !== day) return 'there is no such day';
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return 'there is no such time of day';
  const east = offset(zone);
  if (east === undefined) return 'there is no such time zone';
  if (Number(year) === 0) return noYear;
  const micros = Number(fraction.slice(0, 6).padEnd(6, '0'));
  const within = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Math.trunc(micros / 1000);
  return { time: start + within - east * 60_000, day, midnight: within === 0 && micros === 0 };
}

function fromTimestamp(value: number): Parts | string {
  const time = Math.abs(value) > lastSecond ? value : value * 1000;
  const micros = Math.round(time * 1000);
  if (!(time >= calendar.first && time < calendar.last + 1)) return 'it is beyond the years 1 to 9999';
  return { time: Math.floor(micros / 1000), day: new Date(time).toISOString().slice(0, 10), midnight: micros % 86_400_000_000 === 0 };
}

/** Minutes east of UTC; undefined where there is no such place. */
function offset(zone: string | undefined): number | undefined {
  if (zone === undefined || /^z$/i.test(zone)) return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('+') ? 1 : -1) * (hours * 60 + minutes);
}

/** FastAPI's name for text that is no date: it reads a day and a moment by both grammars, and a year 0 by the first. */
function refusal(what: 'date' | 'datetime', words: string, reason: string): Misfit {
  const other = what === 'date' ? 'datetime' : 'date';
  const type = reason === noYear ? `${what}_parsing` : `${what}_from_${other}_parsing`;
  return new Misfit(type, `must be ${words}: ${reason}`, { error: reason });
}

/** A moment as a `Date`, from ISO 8601 (RFC 3339) or a timestamp in seconds or milliseconds; without a zone it is UTC. What a declared `Date` means. */
export const Moment: Scalar<Date> = {
  kind: 'scalar',
  name: 'Date',
  limits: 'none',
  fromText(text) {
    const parts = parse(text);
    if (typeof parts === 'string') return refusal('datetime', 'a date and time', parts);
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
    if (typeof parts === 'string') return refusal('date', 'a day', parts);
    if (!parts.midnight) return new Misfit('date_from_datetime_inexact', 'must be a day, without a time');
    return parts.day;
  },
  fromJson(value) {
    if (typeof value === 'string' || typeof value === 'number') return DateOnly.fromText(String(value));
    return new Misfit('date_type', 'must be a day');
  },
};

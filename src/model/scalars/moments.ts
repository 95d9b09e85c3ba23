import { Misfit } from '../misfit.js';
import type { Scalar } from './scalar.js';

const moment = /^(\d{4})-(\d{2})-(\d{2})(?:[T t_](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?(Z|z|[+\-\u2212]\d{2}:?\d{2})?)?$/;
const day = /^\d{4}-\d{2}-\d{2}$/;
const wholeSeconds = /^[+-]?\d+$/;
const timestamp = /^[+-]?(?:\d+\.?\d*|\.\d+)$/;
const notMoment = new Misfit('datetime_type', 'must be a date and time');
const inexact = new Misfit('date_from_datetime_inexact', 'must be a day, without a time');
const notDay = new Misfit('date_type', 'must be a day');
/** Timestamps beyond this are milliseconds, as pydantic reads them. */
const lastSecond = 2e10;
/** The first and the last millisecond of the years 1 to 9999. */
export const calendar = { first: -62_135_596_800_000, last: 253_402_300_799_999 };
const noYear = 'there is no year 0';
export const beyond = 'it is beyond the years 1 to 9999';

interface Parts {
  /** Milliseconds since 1970, in UTC where nothing else is said. */
  readonly time: number;
  /** The calendar day as it was written, `2031-05-09`. */
  readonly day: string;
  /** To the microsecond. */
  readonly midnight: boolean;
  /** The moment as it was written, `2031-05-09T20:15:00+02:00`. */
  readonly text: string;
}

/** Reads an ISO 8601 date or moment, or a timestamp; a sentence where it is none. */
function parse(value: string | number): Parts | string {
  return typeof value === 'number' ? fromTimestamp(value) : fromText(value);
}

function fromText(text: string): Parts | string {
  if (timestamp.test(text)) return fromTimestamp(Number(text));
  const match = moment.exec(text);
  if (match === null) return text.length < 10 ? 'it is too short' : 'it is not written as in 2031-05-09T20:15:00Z';
  const [, year = '', month = '', date = '', hour = '00', minute = '00', second = '00', fraction = '', zone] = match;
  const written = `${year}-${month}-${date}`;
  // Date.UTC takes the years 0 to 99 for those of the last century.
  const start = new Date(0).setUTCFullYear(Number(year), Number(month) - 1, Number(date));
  if (new Date(start).toISOString().slice(0, 10) !== written) return 'there is no such day';
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return 'there is no such time of day';
  const east = offset(zone);
  if (east === undefined) return 'there is no such time zone';
  if (Number(year) === 0) return noYear;
  const micros = Number(fraction.slice(0, 6).padEnd(6, '0'));
  const within = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + Math.trunc(micros / 1000);
  return {
    time: start + within - east * 60_000,
    day: written,
    midnight: within === 0 && micros === 0,
    text: `${written}T${hour}:${minute}:${second}${fractionOf(micros)}${zoneOf(zone, east)}`,
  };
}

function fromTimestamp(value: number): Parts | string {
  const time = Math.abs(value) > lastSecond ? value : value * 1000;
  if (!(time >= calendar.first && time < calendar.last + 1)) return beyond;
  // What is left of the millisecond on its own, because both together have more digits than a number holds.
  const micros = Math.round((time - Math.floor(time)) * 1000);
  const whole = Math.floor(time) + Math.floor(micros / 1000);
  const iso = new Date(whole).toISOString();
  const rest = (((whole % 1000) + 1000) % 1000) * 1000 + (micros % 1000);
  return {
    time: whole,
    day: iso.slice(0, 10),
    midnight: whole % 86_400_000 === 0 && micros % 1000 === 0,
    text: `${iso.slice(0, 19)}${fractionOf(rest)}Z`,
  };
}

/** Of microseconds; none where they are 0. */
export function fractionOf(micros: number): string {
  return micros === 0 ? '' : `.${String(micros).padStart(6, '0')}`;
}

function zoneOf(zone: string | undefined, east: number): string {
  if (zone === undefined) return '';
  return east === 0 ? 'Z' : `${zone.startsWith('+') ? '+' : '-'}${zone.slice(1, 3)}:${zone.slice(-2)}`;
}

/** Minutes east of UTC; undefined where there is no such place. */
function offset(zone: string | undefined): number | undefined {
  if (zone === undefined || /^z$/i.test(zone)) return 0;
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))];
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('+') ? 1 : -1) * (hours * 60 + minutes);
}

/** FastAPI's name for text that is no date: it reads a day and a moment by both grammars, and a year 0 by the first. */
function refusal(what: 'date' | 'datetime', reason: string): Misfit {
  const other = what === 'date' ? 'datetime' : 'date';
  return failed(reason === noYear ? `${what}_parsing` : `${what}_from_${other}_parsing`, reason);
}

function failed(type: string, reason: string): Misfit {
  return new Misfit(type, `must be ${type.startsWith('datetime') ? 'a date and time' : 'a day'}: ${reason}`, { error: reason });
}

function momentOf(value: string | number): Date | string {
  const parts = parse(value);
  if (typeof parts === 'string') return parts;
  // In UTC, which is all that a Date can say, it may be in another year than it was where it was written.
  return parts.time < calendar.first || parts.time > calendar.last ? beyond : new Date(parts.time);
}

/** A moment as a `Date`, from ISO 8601 (RFC 3339) or a timestamp in seconds or milliseconds; without a zone it is UTC. What a declared `Date` means. */
export const Moment: Scalar<Date> = {
  kind: 'scalar',
  name: 'Date',
  limits: 'none',
  fromText(text) {
    const read = momentOf(text);
    return typeof read === 'string' ? refusal('datetime', read) : read;
  },
  fromJson(value) {
    if (typeof value === 'string') return Moment.fromText(value);
    if (typeof value !== 'number') return Moment.is(value) ? value : notMoment;
    const read = momentOf(value);
    return typeof read === 'string' ? failed('datetime_parsing', read) : read;
  },
  fromStrictJson(value) {
    if (typeof value !== 'string') return Moment.is(value) ? value : notMoment;
    const read = day.test(value) ? 'it has no time' : momentOf(value);
    return typeof read === 'string' ? failed('datetime_parsing', read) : read;
  },
  is: (value): value is Date => value instanceof Date && !Number.isNaN(value.getTime()),
  inline: (v) => `(${v} instanceof Date && !Number.isNaN(${v}.getTime()))`,
  toJson: (value) => value.toJSON(),
  schema: { type: 'string', format: 'date-time' },
  decorator: (validator, options) => validator.IsDate(options),
};

function dayOf(value: string | number): string | Misfit {
  const parts = parse(value);
  if (typeof parts === 'string') return refusal('date', parts);
  return parts.midnight ? parts.day : inexact;
}

/** A calendar day as text, `2031-05-09`; a moment counts at midnight only, as with FastAPI's `date`. */
export const DateOnly: Scalar<string> = {
  kind: 'scalar',
  name: 'DateOnly',
  limits: 'none',
  fromText: (text) => dayOf(text),
  fromJson: (value) => (typeof value === 'string' || typeof value === 'number' ? dayOf(value) : notDay),
  fromStrictJson(value) {
    if (typeof value !== 'string') return notDay;
    const parts = day.test(value) || wholeSeconds.test(value) ? parse(value) : 'it is not written as in 2031-05-09';
    if (typeof parts === 'string') return failed('date_parsing', parts);
    return parts.midnight ? parts.day : failed('date_parsing', 'it has a time');
  },
  is: (value): value is string => typeof value === 'string' && day.test(value) && typeof parse(value) === 'object',
  schema: { type: 'string', format: 'date' },
};

function writtenMoment(value: string | number): string | Misfit {
  const parts = parse(value);
  return typeof parts === 'string' ? refusal('datetime', parts) : parts.text;
}

/**
 * A date and time as text, with the zone that it was written in, or none: `2031-05-09T20:15:00+02:00`, with microseconds (`.250000`) where they are not 0;
 * FastAPI's `datetime`, of which a `Date` keeps the moment only. A day is its midnight, a timestamp is UTC.
 */
export const DateTime: Scalar<string> = {
  kind: 'scalar',
  name: 'DateTime',
  limits: 'none',
  fromText: (text) => writtenMoment(text),
  fromJson(value) {
    if (typeof value === 'string') return writtenMoment(value);
    if (typeof value !== 'number') return notMoment;
    const parts = parse(value);
    return typeof parts === 'string' ? failed('datetime_parsing', parts) : parts.text;
  },
  fromStrictJson(value) {
    if (typeof value !== 'string') return notMoment;
    const parts = day.test(value) ? 'it has no time' : parse(value);
    return typeof parts === 'string' ? failed('datetime_parsing', parts) : parts.text;
  },
  is: (value): value is string => typeof value === 'string' && DateTime.fromStrictJson(value) === value,
  schema: { type: 'string', format: 'date-time' },
};

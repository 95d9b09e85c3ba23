import { Misfit } from '../misfit.js';
import type { Scalar } from './scalar.js';

const clock = /^(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?(?:([Zz])|([+\-\u2212])(\d{2}):?(\d{2}))?$/;
/** Of a day, in microseconds. */
const dayLength = 86_400_000_000;
const noTime = new Misfit('time_type', 'must be a time of day');

/** Reads an ISO 8601 time of day; a sentence where it is none. */
function parse(text: string): { readonly time: string } | string {
  const match = clock.exec(text);
  if (match === null) return text.length < 5 ? 'it is too short' : 'it is not written as in 14:23:55';
  const [, hour = '', minute = '', second = '00', fraction = '', utc, sign, east = '', eastMinutes = ''] = match;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return 'there is no such time of day';
  if (Number(east) > 23 || Number(eastMinutes) > 59) return 'there is no such time zone';
  const isUtc = utc !== undefined || (sign !== undefined && Number(east) + Number(eastMinutes) === 0);
  const zone = isUtc ? 'Z' : sign === undefined ? '' : `${sign === '+' ? '+' : '-'}${east}:${eastMinutes}`;
  return { time: `${hour}:${minute}:${second}${micros(fraction.slice(0, 6).padEnd(6, '0'))}${zone}` };
}

function micros(sixDigits: string): string {
  return Number(sixDigits) === 0 ? '' : `.${sixDigits}`;
}

/** Seconds since midnight, UTC. */
function fromSeconds(seconds: number): { readonly time: string } | string {
  const total = Math.round(seconds * 1e6);
  if (total < 0) return 'it is negative';
  if (!(total < dayLength)) return 'it is beyond the end of the day';
  const two = (value: number): string => String(Math.trunc(value)).padStart(2, '0');
  const whole = Math.trunc(total / 1e6);
  return { time: `${two(whole / 3600)}:${two((whole / 60) % 60)}:${two(whole % 60)}${micros(String(total % 1e6).padStart(6, '0'))}Z` };
}

function fitted(read: { readonly time: string } | string): string | Misfit {
  return typeof read === 'object' ? read.time : new Misfit('time_parsing', `must be a time of day: ${read}`, { error: read });
}

/**
 * A time of day as text, `14:23:55`, with microseconds (`.250000`) where they are not 0 and a zone (`Z`, `+02:00`) where one was given; FastAPI's `time`.
 * A JSON number is seconds since midnight, UTC.
 */
export const TimeOnly: Scalar<string> = {
  kind: 'scalar',
  name: 'TimeOnly',
  limits: 'none',
  fromText: (text) => fitted(parse(text)),
  fromJson: (value) => (typeof value === 'number' ? fitted(fromSeconds(value)) : TimeOnly.fromStrictJson(value)),
  fromStrictJson: (value) => (typeof value === 'string' ? TimeOnly.fromText(value) : noTime),
  is(value): value is string {
    if (typeof value !== 'string') return false;
    const read = parse(value);
    return typeof read === 'object' && read.time === value;
  },
  schema: { type: 'string', format: 'time' },
};

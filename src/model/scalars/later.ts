import { TenonError } from '../../core/errors.js';
import { Misfit } from '../misfit.js';
import { microseconds } from './durations.js';
import { beyond, calendar, DateTime, fractionOf } from './moments.js';

const written = /^(.{19})(?:\.(\d{6}))?(.*)$/;

/**
 * The moment that is so much later than a {@link DateTime}, in its zone or its lack of one, to the microsecond: what Python's
 * `datetime + timedelta` gives. By a duration below zero it is earlier.
 *
 * @throws TenonError MOMENT_INVALID where the first is no date and time, or the sum is beyond the years 1 to 9999; DURATION_INVALID where
 * the second is no duration.
 * @example
 * later('2031-05-09T20:15:00+02:00', 'PT5H'); // '2031-05-10T01:15:00+02:00'
 */
export function later(dateTime: string, duration: string): string {
  const text = DateTime.fromStrictJson(dateTime);
  if (text instanceof Misfit) throw invalid(dateTime, (text.ctx?.['error'] ?? text.msg) as string);
  const [, second = '', fraction = '0', zone = ''] = written.exec(text) ?? [];
  const micros = BigInt(Date.parse(`${second}Z`)) * 1000n + BigInt(fraction) + microseconds(duration);
  const rest = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n;
  const time = Number((micros - rest) / 1000n);
  if (time < calendar.first || time > calendar.last) throw invalid(dateTime, `${beyond}, ${duration} later`);
  return `${new Date(time).toISOString().slice(0, 19)}${fractionOf(Number(rest))}${zone}`;
}

function invalid(dateTime: string, reason: string): TenonError {
  return TenonError.of('MOMENT_INVALID', { value: JSON.stringify(dateTime), reason });
}

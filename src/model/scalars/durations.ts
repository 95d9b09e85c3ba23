import { TenonError } from '../../core/errors.js';
import { Misfit } from '../misfit.js';
import type { Scalar } from './scalar.js';

/** A length of time: whole days, and microseconds that make no further one. */
interface Span {
  readonly isNegative: boolean;
  readonly days: number;
  readonly micros: number;
}

const secondLength = 1_000_000;
const dayLength = 86_400 * secondLength;
const mostDays = 999_999_999;
/** The length of each unit in microseconds; years and months as FastAPI counts them. */
const dateUnits: Readonly<Record<string, number>> = { Y: 365 * dayLength, M: 30 * dayLength, W: 7 * dayLength, D: dayLength };
const timeUnits: Readonly<Record<string, number>> = { H: 3_600_000_000, M: 60_000_000, S: secondLength };

const iso = /^([+-]?)P((?:\d+[YMWD])*(?:\d+[.,]\d*[YMWD])?)(T(?:\d+[HMS])*(?:\d+[.,]\d*[HMS])?)?$/;
const quantity = /(\d+)(?:[.,](\d*))?([A-Z])/g;
const clock = /^([+-]?)(?:(\d+) ?d(?:ays?)?,? ?)?(?:(?=.{5})(\d*):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?)?$/i;

const tooLong = 'it lasts longer than 999999999 days';
const unreadable = 'it is not written as in P1DT2H30M or 26:30:00';

/** Reads a duration; a sentence where it is none. */
function parse(text: string): Span | string {
  if (/^[+-]?$/.test(text)) return unreadable;
  return text.includes('P') ? fromIso(text) : fromClock(text);
}

function fromIso(text: string): Span | string {
  const [, sign, date = '', time = ''] = iso.exec(text) ?? [];
  // Only the last quantity may have a fraction.
  if (sign === undefined || date + time === '' || date + time === 'T' || (time.length > 1 && /[.,]/.test(date))) return unreadable;
  return sum(sign === '-', [...quantities(date, dateUnits), ...quantities(time, timeUnits)]);
}

type Quantity = readonly [count: number, unit: number];

function* quantities(text: string, units: Readonly<Record<string, number>>): Generator<Quantity> {
  for (const [, count, fraction = '', letter = ''] of text.matchAll(quantity)) {
    const unit = units[letter] ?? 0;
    yield [Number(count), unit];
    yield [Math.round(Number(`0.${fraction}`) * unit), 1];
  }
}

function fromClock(text: string): Span | string {
  const [, sign, days = '0', hours = '0', minutes = '0', seconds = '0', fraction = ''] = clock.exec(text) ?? [];
  if (sign === undefined) return unreadable;
  if (Number(minutes) > 59 || Number(seconds) > 59) return 'there is no such time';
  return sum(sign === '-', [
    [Number(days), dayLength],
    [Number(hours), 3_600_000_000],
    [(Number(minutes) * 60 + Number(seconds)) * 1_000_000 + Number(fraction.slice(0, 6).padEnd(6, '0')), 1],
  ]);
}

/** In days and the rest of one, so that no step is beyond what a number holds exactly. */
function sum(isNegative: boolean, quantities: readonly Quantity[]): Span | string {
  let [days, micros] = [0, 0];
  for (const [count, unit] of quantities) {
    const whole = unit > dayLength ? count * (unit / dayLength) : Math.floor(count / (dayLength / unit));
    days += whole;
    micros += unit > dayLength ? 0 : (count % (dayLength / unit)) * unit;
  }
  days += Math.floor(micros / dayLength);
  return days > mostDays ? tooLong : { isNegative, days, micros: micros % dayLength };
}

/** So many units of the given length in microseconds. */
function fromNumber(value: number, unit: number): Span | string {
  const [count, perDay] = [Math.abs(value), dayLength / unit];
  if (Number.isNaN(value)) return 'it is not a number';
  if (!(count < (mostDays + 1) * perDay)) return tooLong;
  return sum(value < 0, [
    [Math.floor(count / perDay), dayLength],
    [Math.round((count % perDay) * unit), 1],
  ]);
}

function textOf({ isNegative, days, micros }: Span): string {
  if (days === 0 && micros === 0) return 'PT0S';
  const [hours, minutes] = [Math.floor(micros / 3_600_000_000), Math.floor(micros / 60_000_000) % 60];
  const [seconds, rest] = [Math.floor(micros / 1_000_000) % 60, micros % 1_000_000];
  const fraction = rest === 0 ? '' : `.${String(rest).padStart(6, '0').replace(/0+$/, '')}`;
  const second = seconds + rest === 0 ? '' : `${seconds}${fraction}S`;
  const time = `${hours === 0 ? '' : `${hours}H`}${minutes === 0 ? '' : `${minutes}M`}${second}`;
  return `${isNegative ? '-' : ''}P${days === 0 ? '' : `${days}D`}${time === '' ? '' : `T${time}`}`;
}

const noDuration = new Misfit('time_delta_type', 'must be a duration');

function fitted(read: Span | string): string | Misfit {
  return typeof read === 'object' ? textOf(read) : new Misfit('time_delta_parsing', `must be a duration: ${read}`, { error: read });
}

/**
 * A length of time as ISO 8601 text in days, hours, minutes and seconds, to the microsecond: `PT5M`, `-P1DT2H0.5S`; FastAPI's `timedelta`.
 * Read from ISO 8601 (a year is 365 days, a month 30), from `[-][2 days, ]26:30[:00[.5]]`, and from a JSON number of seconds.
 */
export const Duration: Scalar<string> = {
  kind: 'scalar',
  name: 'Duration',
  limits: 'none',
  fromText: (text) => fitted(parse(text)),
  fromJson: (value) => (typeof value === 'number' ? fitted(fromNumber(value, secondLength)) : Duration.fromStrictJson(value)),
  fromStrictJson: (value) => (typeof value === 'string' ? Duration.fromText(value) : noDuration),
  is: (value): value is string => typeof value === 'string' && Duration.fromText(value) === value,
  schema: { type: 'string', format: 'duration' },
};

/**
 * How many milliseconds a {@link Duration} lasts.
 *
 * @throws TenonError DURATION_INVALID where it is none.
 * @example
 * setTimeout(remind, milliseconds('PT5M'));
 */
export function milliseconds(duration: string): number {
  const { isNegative, days, micros } = spanOf(duration);
  const length = days * 86_400_000 + micros / 1000;
  return isNegative ? -length : length;
}

/** The same in microseconds, exactly. */
export function microseconds(duration: string): bigint {
  const { isNegative, days, micros } = spanOf(duration);
  const length = BigInt(days) * BigInt(dayLength) + BigInt(micros);
  return isNegative ? -length : length;
}

function spanOf(duration: string): Span {
  const span = parse(duration);
  if (typeof span === 'string') throw TenonError.of('DURATION_INVALID', { value: JSON.stringify(duration), reason: span });
  return span;
}

/**
 * The {@link Duration} of so many milliseconds, to the microsecond.
 *
 * @throws TenonError DURATION_INVALID where they are not finite, or more than 999999999 days.
 */
export function durationOf(milliseconds: number): string {
  const span = fromNumber(milliseconds, secondLength / 1000);
  if (typeof span === 'string') throw TenonError.of('DURATION_INVALID', { value: String(milliseconds), reason: span });
  return textOf(span);
}

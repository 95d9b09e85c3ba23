import { token } from 'tenon';

/** Tells the time. */
export interface Clock {
  now(): Date;
}

export const CLOCK = token<Clock>('Clock');

export const systemClock: Clock = { now: () => new Date() };

import type { RequestFrame } from './frame.js';

/** The requests that wait for a handler: what a stopping server waits for, and cuts short at its deadline. */
export type InFlight = Set<RequestFrame>;

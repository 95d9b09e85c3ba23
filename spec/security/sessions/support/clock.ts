import { jest } from '@jest/globals';

/** Stops the clock at a moment; timers run on. */
export function stopClock(at: number): void {
  const timers = ['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate'] as const;
  jest.useFakeTimers({ now: at, doNotFake: [...timers, 'nextTick', 'queueMicrotask', 'hrtime', 'performance'] });
}

/** Sets a clock that was stopped. */
export function setClock(at: number): void {
  jest.setSystemTime(at);
}

/** Lets the clock go. */
export function releaseClock(): void {
  jest.useRealTimers();
}

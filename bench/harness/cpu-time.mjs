import { readFileSync } from 'node:fs';

/** Linux reports process times in ticks of USER_HZ, which is 100 on every architecture that Node runs on. */
const microsecondsPerTick = 10_000;

/**
 * User and system CPU time of a process, all its threads together, in microseconds; grows in steps of 10 ms.
 *
 * @param {number} pid
 */
export function cpuTime(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [userTicks, systemTicks] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return (userTicks + systemTicks) * microsecondsPerTick;
}

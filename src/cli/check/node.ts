import { problem } from '../../core/errors.js';
import { found, type Finding } from './finding.js';

/** The first day on which a version of Node gets no security updates any more: https://github.com/nodejs/Release/blob/main/schedule.json */
const ends: Readonly<Record<number, string>> = {
  18: '2025-04-30',
  19: '2023-06-01',
  20: '2026-04-30',
  21: '2024-06-01',
  22: '2027-04-30',
  23: '2025-06-01',
  24: '2028-04-30',
  25: '2026-06-01',
  26: '2029-04-30',
};

/** What Tenon needs; the `engines` of its package. */
const least: readonly [major: number, minor: number] = [20, 19];

/** Whether Node is too old for Tenon, or for anybody. `version` as in `process.versions.node`. */
export function nodeFindings(version: string, today: Date): Finding[] {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < least[0] || (major === least[0] && minor < least[1]))
    return [found('error', problem('NODE_OLD', { version, least: least.join('.') }))];
  const ended = ends[major];
  return ended !== undefined && today >= new Date(ended) ? [found('warning', problem('NODE_OLD', { version, ended }))] : [];
}

/** Whether production is what is looked at. */
export function environmentFindings(given: string | undefined): Finding[] {
  if (given === 'production') return [];
  return [
    found(given === undefined || given === '' ? 'note' : 'warning', problem('NODE_ENV_UNFIT', { given: given === '' ? undefined : given })),
  ];
}

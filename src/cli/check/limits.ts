import type { Picture } from '../../app/picture.js';
import { partsOf, type Part } from '../parts.js';
import { problem } from '../../core/errors.js';
import { found, type Finding } from './finding.js';

/** What happens without a limit that the server holds, for all that is mounted as well. */
const ofServer = {
  headers: 'a client may take for ever to send the head of a request, and holds a connection meanwhile',
  request: 'a client may take for ever to send a request, and holds a connection meanwhile',
  keepAlive: 'idle connections are never closed',
  close: 'requests under way are cut at once when the application stops',
} as const;

/** The same of one that each application holds for itself. */
const ofEach = { handler: 'a handler that hangs is never answered for, and is waited for by its client' } as const;

/** More than this of one body is held in memory, in bytes. */
const largeBody = 100 * 1_048_576;

/** Limits that are switched off, or as good as that, of an application and of those that are mounted in it. */
export function missingLimits(picture: Picture): Finding[] {
  return partsOf(picture).flatMap((part) => missingIn(part, part.path === '' ? { ...ofServer, ...ofEach } : ofEach));
}

function missingIn({ path, picture: { options } }: Part, risks: Readonly<Record<string, string>>): Finding[] {
  const { timeouts, bodyLimit } = options;
  const where = path === '' ? [] : [`the application at ${path}`];
  const told = (option: string, given: number, risk: string): Finding =>
    found('warning', problem('LIMIT_OFF', { option, given, risk }), where);
  const off = Object.entries(risks).filter(([name]) => timeouts[name as keyof typeof timeouts] === 0);
  return [
    ...off.map(([name, risk]) => told(`timeouts.${name}`, 0, risk)),
    ...(bodyLimit > largeBody ? [told('bodyLimit', bodyLimit, 'a few clients at once can fill the memory')] : []),
  ];
}

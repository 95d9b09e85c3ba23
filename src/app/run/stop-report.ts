import type { Logger } from '../../core/logger.js';

/** What was still under way when the time to stop was over, and was not waited for. */
export interface CutWork {
  /**
   * A handler that had not answered, an answer or a stream on its way, what is done after an answer (background tasks, resources that close later), a hook or the
   * closing of the singletons, or a connection of which the application knows no more.
   */
  readonly kind: 'handler' | 'stream' | 'task' | 'hook' | 'socket';
  /** `GET /items/:id`, `Queue.flush`. */
  readonly name: string;
  /** How long it had been going on, in milliseconds. */
  readonly milliseconds: number;
}

/** How stopping an application went. What was cut is logged as well. */
export interface StopReport {
  /** Whether everything came to its end: nothing was cut. */
  readonly isClean: boolean;
  /** From the first word of stopping to the end. */
  readonly milliseconds: number;
  readonly cut: readonly CutWork[];
}

const words: Readonly<Record<CutWork['kind'], readonly [one: string, many: string]>> = {
  handler: ['handler', 'handlers'],
  stream: ['stream', 'streams'],
  task: ['background task', 'background tasks'],
  hook: ['hook', 'hooks'],
  socket: ['connection', 'connections'],
};

/** Names of one kind that are told; a busy server has hundreds. */
const most = 5;

/**
 * What was cut, in a sentence's length.
 *
 * @example
 * cutText(report.cut); // '2 handlers (GET /stuck for 10.2 s, GET /slow for 9.8 s), 1 stream (GET /events for 61.0 s)'
 */
export function cutText(cut: readonly CutWork[]): string {
  return (Object.keys(words) as CutWork['kind'][])
    .map((kind) => [kind, cut.filter((one) => one.kind === kind)] as const)
    .filter(([, all]) => all.length > 0)
    .map(([kind, all]) => `${all.length} ${words[kind][all.length === 1 ? 0 : 1]} (${listed(all)})`)
    .join(', ');
}

function listed(all: readonly CutWork[]): string {
  const longest = [...all].sort((one, other) => other.milliseconds - one.milliseconds);
  const told = longest.slice(0, most).map(({ name, milliseconds }) => `${name} for ${(milliseconds / 1_000).toFixed(1)} s`);
  return all.length > most ? `${told.join(', ')} and ${all.length - most} more` : told.join(', ');
}

/** Says what was cut, if anything was. */
export function logCut({ isClean, cut }: StopReport, logger: Logger): void {
  if (!isClean) logger.warn({ cut }, `stopped before everything was done: ${cutText(cut)}`);
}

import type { Standing } from '../../container/hooks.js';
import type { Logger } from '../../core/logger.js';
import type { Phase } from '../phase.js';
import { checksOf, type HealthKind } from './health-check.js';
import { HealthProbe } from './health-probe.js';

/** Where, and how, an application answers those who ask whether it is well. */
export interface HealthOptions {
  /** Whether it should get requests: 503 from the moment it is told to stop, and while a check fails. `/readyz` if nothing is said; false for none. */
  readonly readiness?: string | false;
  /** Whether it is alive: 503 where a check of that kind fails. `/livez` if nothing is said; false for none. */
  readonly liveness?: string | false;
  /** Whether it has started. None if nothing is said. */
  readonly startup?: string | false;
  /** Milliseconds that a check may take; 1,000 if nothing is said. */
  readonly timeout?: number;
  /** Whether the answer tells of each check; false if nothing is said, for anybody may ask. */
  readonly details?: boolean;
  /** Milliseconds for which the answer of a check is kept; 0 if nothing is said. */
  readonly cache?: number;
}

/** Whether, and how, an application answers those who ask whether it is well. */
export type HealthOption = boolean | HealthOptions;

/** What is asked for at a path. */
export type HealthQuestion = HealthKind | 'startup';

/** The paths at which an application is asked, with what is asked there. */
export function healthPaths(option: HealthOption | undefined): readonly (readonly [path: string, question: HealthQuestion])[] {
  if (option === undefined || option === false) return [];
  const { readiness = '/readyz', liveness = '/livez', startup = false } = option === true ? {} : option;
  const all = [[readiness, 'readiness'] as const, [liveness, 'liveness'] as const, [startup, 'startup'] as const];
  return all.flatMap(([path, question]) => (path === false ? [] : [[path, question] as const]));
}

/** What is told: draft-inadarei-api-health-check-06. */
export interface HealthReport {
  readonly status: 'pass' | 'fail';
  /** Why it is no good by itself. */
  readonly output?: 'starting' | 'stopping';
  readonly checks?: Readonly<Record<string, readonly { readonly status: 'pass' | 'fail' }[]>>;
}

/** How an application is, by its phase and by the checks of its singletons. */
export class Health {
  readonly #options: { readonly timeout: number; readonly details: boolean; readonly cache: number };
  readonly #probes: Readonly<Record<HealthKind, HealthProbe[]>> = { readiness: [], liveness: [] };
  #known = 0;

  constructor(
    options: HealthOptions,
    private readonly phase: Phase,
    /** Grows while singletons are made that are lazy: one that is not there yet has nothing to say. */
    private readonly made: readonly Standing[],
    private readonly logger: Logger,
  ) {
    const { timeout = 1_000, details = false, cache = 0 } = options;
    this.#options = { timeout, details, cache };
  }

  async report(question: HealthQuestion): Promise<HealthReport> {
    const output = this.#phase(question);
    const probes = output !== undefined || question === 'startup' ? [] : this.#probesFor(question);
    const states = await Promise.all(probes.map(async (probe) => ({ probe, isHealthy: await probe.ask() })));
    const status = statusOf(output === undefined && states.every(({ isHealthy }) => isHealthy));
    if (!this.#options.details) return { status };
    const checks = Object.fromEntries(states.map(({ probe, isHealthy }) => [probe.probed.name, [{ status: statusOf(isHealthy) }]]));
    return { status, ...(output !== undefined && { output }), ...(states.length > 0 && { checks }) };
  }

  /** Why nothing else has to be asked. */
  #phase(question: HealthQuestion): HealthReport['output'] {
    const { isReady, isStopping } = this.phase;
    if (question === 'readiness' && isStopping) return 'stopping';
    return question !== 'liveness' && !isReady ? 'starting' : undefined;
  }

  #probesFor(kind: HealthKind): readonly HealthProbe[] {
    for (; this.#known < this.made.length; this.#known += 1) this.#learn(this.made[this.#known] as Standing);
    return this.#probes[kind];
  }

  #learn({ value, binding: { module } }: Standing): void {
    const { timeout: usual, cache } = this.#options;
    for (const { method, name: said, options } of checksOf(value)) {
      const { kind = 'readiness', timeout = usual } = options;
      const probes = this.#probes[kind];
      if (probes.some(({ probed }) => probed.value === value && probed.method === method)) continue;
      const isTaken = probes.some(({ probed }) => probed.name === said);
      const name = isTaken ? `${said} (${module.id})` : said;
      probes.push(new HealthProbe({ value, method, name, timeout, cache }, this.logger));
    }
  }
}

function statusOf(isHealthy: boolean): 'pass' | 'fail' {
  return isHealthy ? 'pass' : 'fail';
}

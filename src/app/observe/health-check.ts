import type { LinkedBinding } from '../../container/linked.js';
import { tokenName } from '../../container/token.js';
import { problem, type Problem } from '../../core/errors.js';
import { MetadataKey } from '../../core/metadata.js';

/** What a check says about a process: that it should get no requests for now, or that only a new start will help. */
export type HealthKind = 'readiness' | 'liveness';

/** How a check is made. */
export interface HealthCheckOptions {
  /** `readiness` if nothing is said. */
  readonly kind?: HealthKind;
  /** Milliseconds until it counts as failed; that of the application's `health` if nothing is said. */
  readonly timeout?: number;
}

/** A check as it was declared. */
export interface DeclaredCheck {
  readonly method: string | symbol;
  readonly name: string;
  readonly options: HealthCheckOptions;
}

type CheckDecorator = <T extends (signal: AbortSignal) => unknown>(
  prototype: object,
  method: string | symbol,
  descriptor: TypedPropertyDescriptor<T>,
) => void;

const checksKey = new MetadataKey<DeclaredCheck[]>('health-checks');

/**
 * Asks a method of a singleton whether the application is well, each time somebody asks the application ({@link ApplicationOptions.health}). It is well unless the
 * method throws, rejects, gives `false` or takes too long; the signal that it is handed aborts then. It is never called again before it is done. Why it failed is
 * logged, and told to nobody. `name` stands in the answer where `health.details` is on.
 *
 * @example
 * @Injectable()
 * class Database {
 *   @HealthCheck('database', { timeout: 500 })
 *   async ping() { await this.pool.query('select 1'); }
 * }
 */
export function HealthCheck(name: string, options: HealthCheckOptions = {}): CheckDecorator {
  return (prototype, method) => {
    checksKey.ensure(prototype, () => []).push({ method, name, options });
  };
}

/** The checks of a value, of each method the nearest declaration. */
export function checksOf(value: unknown): readonly DeclaredCheck[] {
  return nearest(checksKey.ofInstance(value).flat());
}

function nearest(all: readonly DeclaredCheck[]): readonly DeclaredCheck[] {
  return [...new Map(all.map((one) => [one.method, one])).values()];
}

/** What is wrong with the checks of providers: nobody could ask them, or they say how in no sensible way. */
export function checkProblems(bindings: readonly LinkedBinding[]): Problem[] {
  return bindings.flatMap(({ definition: { make }, scope, module }) => {
    if (make.kind !== 'class') return [];
    const provider = tokenName(make.type);
    return nearest(checksKey.ofPrototypes(make.type as { readonly prototype: object }).flat()).flatMap(({ method, options }) => {
      const check = `${provider}.${String(method)}`;
      if (scope !== 'singleton') return [problem('HEALTH_CHECK_UNASKED', { check, provider, module: module.id, scope })];
      return optionProblems(check, options);
    });
  });
}

function optionProblems(check: string, { kind = 'readiness', timeout = 1 }: HealthCheckOptions): Problem[] {
  const where = `@HealthCheck() on ${check}`;
  return [
    ...(kind === 'readiness' || kind === 'liveness'
      ? []
      : [problem('OPTION_INVALID', { where, option: 'kind', value: String(kind), wanted: '"readiness" or "liveness"' })]),
    ...(timeout > 0 && timeout < 2 ** 31
      ? []
      : [problem('OPTION_INVALID', { where, option: 'timeout', value: String(timeout), wanted: 'a number of milliseconds above 0' })]),
  ];
}

import { problem, TenonError, type Problem } from '../core/errors.js';
import { messageOf } from '../core/message.js';
import { MetadataKey } from '../core/metadata.js';
import { isThenable, type AnyFunction } from '../core/types.js';
import type { LinkedBinding } from './linked.js';
import { tokenName } from './token.js';

/** When a method of a provider is called by the application. */
type Moment = 'start' | 'stop';

type HookDecorator = <T extends () => unknown>(prototype: object, method: string | symbol, descriptor: TypedPropertyDescriptor<T>) => void;

const keys = { start: new MetadataKey<(string | symbol)[]>('start-hooks'), stop: new MetadataKey<(string | symbol)[]>('stop-hooks') };

/**
 * Calls a method of a singleton once everything is made and before the port opens, of what was made first at first, and waits for it. One that fails keeps the
 * application from starting (`HOOK_FAILED`). In place of NestJS's `onApplicationBootstrap`.
 *
 * @example
 * @Injectable()
 * class Prices {
 *   @OnStart()
 *   async warm() { await this.load(); }
 * }
 */
export function OnStart(): HookDecorator {
  return hook('start');
}

/**
 * Calls a method of a singleton when the requests under way are done and before anything is closed, of what was made last at first, and waits for it, at most
 * `timeouts.hook`. One that fails is told by `close` (`HOOK_FAILED`); the others are called all the same. In place of NestJS's `beforeApplicationShutdown`.
 *
 * @example
 * @Injectable()
 * class Queue {
 *   @OnStop()
 *   async flush() { await this.sendAll(); }
 * }
 */
export function OnStop(): HookDecorator {
  return hook('stop');
}

function hook(moment: Moment): HookDecorator {
  return (prototype, method) => {
    keys[moment].ensure(prototype, () => []).push(method);
  };
}

/** A singleton that is there, and what it is called. */
export interface Standing {
  readonly binding: LinkedBinding;
  readonly value: unknown;
}

/** Calls the methods of a moment, one after the other. Throws `HOOK_FAILED` with the first that fails. */
export async function runStartHooks(made: readonly Standing[]): Promise<void> {
  for (const { binding, value } of made) {
    for (const method of methodsOf(value, 'start')) {
      const running = attempt(value, method);
      const error = isThenable(running) ? await running : running;
      if (error !== undefined) throw failed(binding, method, error.thrown);
    }
  }
}

/** Waits for a hook that takes time, as long as hooks may take. */
export type Bounded = (hook: string, work: PromiseLike<Outcome>) => Promise<Outcome>;

/** Calls all of them, the last made first, whatever the others do; the answer is what went wrong: `HOOK_FAILED`. */
export async function runStopHooks(made: readonly Standing[], bounded: Bounded): Promise<readonly TenonError[]> {
  const errors: TenonError[] = [];
  for (const { binding, value } of [...made].reverse()) {
    for (const method of methodsOf(value, 'stop')) {
      const running = attempt(value, method);
      const outcome = isThenable(running) ? await bounded(hookName(binding, method), running) : running;
      if (outcome !== undefined) errors.push(failed(binding, method, outcome.thrown));
    }
  }
  return errors;
}

/** What a hook threw; undefined where it did not. */
type Outcome = { readonly thrown: unknown } | undefined;

function attempt(value: unknown, method: string | symbol): Outcome | PromiseLike<Outcome> {
  try {
    const running = (value as Record<string | symbol, AnyFunction>)[method]?.();
    return isThenable(running)
      ? running.then(
          () => undefined,
          (thrown: unknown) => ({ thrown }),
        )
      : undefined;
  } catch (thrown) {
    return { thrown };
  }
}

function failed(binding: LinkedBinding, method: string | symbol, cause: unknown): TenonError {
  return TenonError.of('HOOK_FAILED', { hook: hookName(binding, method), module: binding.module.id, reason: messageOf(cause) }, { cause });
}

function hookName({ definition }: LinkedBinding, method: string | symbol): string {
  return `${definition.name}.${String(method)}`;
}

/** The methods of a value that are called at a moment, each once: those of the most distant ancestor first. */
function methodsOf(value: unknown, moment: Moment): readonly (string | symbol)[] {
  return [...new Set(keys[moment].ofInstance(value).flat())];
}

/** Hooks of what does not live as long as the application, which nobody would call. */
export function hookProblems(bindings: readonly LinkedBinding[]): Problem[] {
  return bindings.flatMap(({ definition: { make }, scope, module }) => {
    if (make.kind !== 'class' || scope === 'singleton') return [];
    const methods = (['start', 'stop'] as const).flatMap((moment) => keys[moment].ofPrototypes(make.type).flat());
    const name = tokenName(make.type);
    return methods
      .slice(0, 1)
      .map((method) => problem('HOOK_UNCALLED', { hook: `${name}.${String(method)}`, provider: name, module: module.id, scope }));
  });
}

import type { ResolutionContext } from 'inversify';
import { TenonError } from '../core/errors.js';
import { isThenable, type AnyFunction, type Awaitable } from '../core/types.js';
import type { Definition } from './definition.js';
import { Dependency } from './dependency.js';
import type { LinkedBinding } from './linked.js';
import { closer, type Resource, type ResourceStack } from './teardown.js';

/** What making a value may use beside its arguments. */
export interface Surroundings {
  /** Where a resource is put once it is open; only bindings with a teardown ask for it. */
  readonly stack: ResourceStack | undefined;
  /** Inversify's context for `toDynamicValue` and `onActivation`, seen from the module of the binding. */
  readonly contextOf: (binding: LinkedBinding) => ResolutionContext;
}

/** Makes the value of a binding from its arguments; a promise where making it takes time. */
export function makeValue(binding: LinkedBinding, args: readonly unknown[], around: Surroundings): unknown {
  const made = bareValue(binding, args, around);
  const activate = binding.definition.native?.activate;
  if (activate === undefined) return made;
  const activated = (value: unknown) => activate(around.contextOf(binding), value as never);
  return isThenable(made) ? made.then(activated) : activated(made);
}

function bareValue(binding: LinkedBinding, args: readonly unknown[], around: Surroundings): unknown {
  const { make, name } = binding.definition;
  switch (make.kind) {
    case 'class':
      return construct(binding, args, around.stack);
    case 'call':
      return callWith(make.call, make.keys, args);
    case 'yield':
      return open(callWith(make.call, make.keys, args) as Resource, stackOf(binding, around.stack), name);
    case 'dynamic':
      return make.build(around.contextOf(binding));
    case 'value':
      return make.value;
    case 'alias':
      return args[0];
  }
}

/** The stack on which a binding's resource belongs. */
function stackOf({ definition, scope }: LinkedBinding, stack: ResourceStack | undefined): ResourceStack {
  if (stack === undefined) throw TenonError.of('OUTSIDE_REQUEST', { token: definition.name });
  return scope !== 'singleton' && definition.closes === 'after-response' ? stack.late : stack;
}

function callWith(call: AnyFunction, keys: readonly string[] | undefined, args: readonly unknown[]): unknown {
  if (keys === undefined) return call(...args);
  return call(Object.fromEntries(keys.map((key, i) => [key, args[i]])));
}

function construct(binding: LinkedBinding, args: readonly unknown[], stack: ResourceStack | undefined): Awaitable<object> {
  const { make, name } = binding.definition;
  if (make.kind !== 'class') throw new Error(`${name} is no class`);
  const instance = new make.type(...make.parameters.map((need) => (need < 0 ? undefined : args[need]))) as Record<string | symbol, unknown>;
  for (const [key, need] of make.properties) instance[key] = args[need];
  const ready = (): object => {
    if (make.preDestroy.length > 0) stackOf(binding, stack).add(destroyer(instance, make.preDestroy), name);
    return instance;
  };
  const pending = make.postConstruct.reduce<unknown>((before, method) => {
    const run = (): unknown => (instance[method] as AnyFunction).call(instance);
    return isThenable(before) ? before.then(run) : run();
  }, undefined);
  return isThenable(pending) ? pending.then(ready) : ready();
}

/** Runs the @preDestroy methods, one after the other, when the scope closes. */
export function destroyer(instance: object, methods: readonly (string | symbol)[]): Resource {
  const held = instance as Record<string | symbol, AnyFunction>;
  return closer(() =>
    methods.reduce<unknown>((before, method) => {
      const run = () => held[method]?.call(held);
      return isThenable(before) ? before.then(run) : run();
    }, undefined),
  );
}

/** Runs a generator to its `yield` and puts it on the stack; what it yields is the value. */
export function open(generator: Resource, stack: ResourceStack, provider: string): unknown {
  const first = generator.next();
  return isThenable(first) ? first.then((result) => opened(result, generator, stack, provider)) : opened(first, generator, stack, provider);
}

/** The value of a generator's first step; `GENERATOR_EMPTY` if there was no `yield`. */
export function opened(first: IteratorResult<unknown, unknown>, generator: Resource, stack: ResourceStack, provider: string): unknown {
  if (first.done === true) throw TenonError.of('GENERATOR_EMPTY', { provider });
  stack.add(generator, provider);
  return first.value;
}

/** The value as it is; `PROVIDER_PROMISE` for a promise that nothing announced. */
export function plain(value: unknown, provider: string): unknown {
  if (!isThenable(value)) return value;
  // Nobody will wait for it: its failure, if it has one, must not end the process.
  value.then(undefined, () => undefined);
  throw TenonError.of('PROVIDER_PROMISE', { provider });
}

/** The same for what a dependency's function returned; `PROVIDER_GENERATOR` for a generator, which nobody would resume. */
export function returned(value: unknown, provider: string): unknown {
  if (typeof value === 'object' && value !== null && generatorTags.includes((value as Tagged)[Symbol.toStringTag])) {
    throw TenonError.of('PROVIDER_GENERATOR', { provider });
  }
  return plain(value, provider);
}

interface Tagged {
  readonly [Symbol.toStringTag]?: unknown;
}

const generatorTags: readonly unknown[] = ['Generator', 'AsyncGenerator'];

/** Which of the two holds a binding's function to its word. */
export function checkOf({ token }: Definition): typeof plain {
  return token instanceof Dependency ? returned : plain;
}

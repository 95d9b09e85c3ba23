import {
  LazyServiceIdentifier,
  type BindInWhenOnFluentSyntax,
  type BindToFluentSyntax,
  type ResolutionContext,
  type ServiceIdentifier,
} from 'inversify';
import { problem } from '../../core/errors.js';
import type { AnyFunction, Constructor } from '../../core/types.js';
import { isAsync, type Constrain, type Definition, type Make, type NativeTraits } from '../definition.js';
import { classNeeds } from '../class-definition.js';
import { classFacts } from '../inversify.js';
import { scopeOf, type Scope } from '../lifetime.js';
import { named, need, tagged, type Need } from '../need.js';
import { tokenName } from '../token.js';
import type { Report } from '../definitions.js';
import type { Register } from './syntax.js';

/**
 * Plays a module's `register(bind)` and writes down what it binds, as definitions like any provider's.
 * Lifetimes are Inversify's own: a binding without a scope is transient, unless its class says otherwise.
 */
export function recordBindings(register: Register, module: string, report: Report): Definition[] {
  const records: Recording[] = [];
  register((identifier) => {
    const record = new Recording(identifier, report);
    records.push(record);
    return record as unknown as BindToFluentSyntax<never>;
  });
  return records.flatMap((record) => {
    const wrong = record.unusable();
    if (wrong === undefined) return [record.definition()];
    report(problem('PROVIDER_INVALID', { module, provider: record.name, ...wrong }));
    return [];
  });
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** One fluent sentence: `bind(X).to(Y).inSingletonScope().whenNamed('z')`. */
class Recording {
  #make: Make | undefined;
  #needs: readonly Need[] = [];
  #scope: Scope = 'transient';
  readonly #native: Mutable<NativeTraits> = {
    constraint: undefined,
    name: undefined,
    tag: undefined,
    constrain: undefined,
    activate: undefined,
    deactivate: undefined,
  };

  constructor(
    private readonly identifier: ServiceIdentifier,
    private readonly report: Report,
  ) {}

  get name(): string {
    return tokenName(this.identifier);
  }

  /** Why the sentence cannot be taken as it is, and what would mend it; undefined where it can. */
  unusable(): { readonly reason: string; readonly remedy?: string } | undefined {
    if (this.identifier === undefined) return { reason: 'bind() was given undefined, as happens when two files import each other' };
    if (this.#make === undefined)
      return { reason: 'bind() stands alone', remedy: 'say what it is bound to: to(), toSelf(), toConstantValue() or one of the others.' };
    if (this.#native.deactivate !== undefined && this.#scope !== 'singleton')
      return {
        reason: `onDeactivation is for singletons, and its scope is ${this.#scope}`,
        remedy: 'add inSingletonScope(), or provide it with useGenerator, whose teardown runs in every scope.',
      };
    return undefined;
  }

  definition(): Definition {
    return {
      token: this.identifier,
      name: this.name,
      make: this.#make ?? { kind: 'value', value: undefined },
      needs: this.#needs,
      scope: this.#scope,
      lazy: false,
      closes: 'before-response',
      native: this.#native,
    };
  }

  to(type: Constructor): this {
    const { make, needs, problems } = classNeeds(type);
    problems.forEach(this.report);
    this.#make = make;
    this.#needs = needs;
    const { scope } = classFacts(type);
    if (scope !== undefined) this.#scope = scopeOf(scope);
    return this;
  }

  toSelf(): this {
    return this.to(this.identifier as Constructor);
  }

  toConstantValue(value: unknown): this {
    this.#make = { kind: 'value', value };
    this.#scope = 'singleton';
    return this;
  }

  toDynamicValue(build: (context: ResolutionContext) => unknown): this {
    this.#make = { kind: 'dynamic', build, async: isAsync(build) };
    return this;
  }

  toFactory(build: (context: ResolutionContext) => unknown): this {
    this.#scope = 'singleton';
    return this.toDynamicValue(build);
  }

  toResolvedValue(call: AnyFunction, inject: readonly (ServiceIdentifier | InjectOptions)[] = []): this {
    this.#make = { kind: 'call', call, async: isAsync(call), keys: undefined };
    this.#needs = inject.map((one, i) => injectNeed(one, `argument ${i + 1}`));
    return this;
  }

  toService(identifier: ServiceIdentifier): void {
    this.#make = { kind: 'alias' };
    this.#needs = [need(identifier, 'toService')];
  }

  inSingletonScope = (): this => this.#live('singleton');
  inRequestScope = (): this => this.#live('request');
  inTransientScope = (): this => this.#live('transient');

  onActivation(activate: NonNullable<NativeTraits['activate']>): this {
    this.#native.activate = activate;
    return this;
  }

  onDeactivation(deactivate: NonNullable<NativeTraits['deactivate']>): this {
    this.#native.deactivate = deactivate;
    return this;
  }

  whenNamed(name: string | number | symbol): this {
    this.#native.name = name;
    return this.#when(named(name), (binding) => binding.whenNamed(name));
  }

  whenTagged(tag: string | number | symbol, value: unknown): this {
    this.#native.tag = [tag, value];
    return this.#when(tagged(tag, value), (binding) => binding.whenTagged(tag, value));
  }

  #live(scope: Scope): this {
    this.#scope = scope;
    return this;
  }

  /** Used by the constraints below that are handed on as they are: only Inversify can judge them. */
  constrained(how: string, constrain: Constrain): this {
    return this.#when(`bound ${how}`, constrain);
  }

  #when(constraint: string, constrain: Constrain): this {
    this.#native.constraint = constraint;
    this.#native.constrain = constrain;
    return this;
  }
}

type WhenName = Exclude<Extract<keyof BindInWhenOnFluentSyntax<unknown>, `when${string}`>, 'whenNamed' | 'whenTagged'>;

const handedOn: readonly WhenName[] = [
  'when',
  'whenDefault',
  'whenAnyAncestor',
  'whenAnyAncestorIs',
  'whenAnyAncestorNamed',
  'whenAnyAncestorTagged',
  'whenNoAncestor',
  'whenNoAncestorIs',
  'whenNoAncestorNamed',
  'whenNoAncestorTagged',
  'whenNoParent',
  'whenNoParentIs',
  'whenNoParentNamed',
  'whenNoParentTagged',
  'whenParent',
  'whenParentIs',
  'whenParentNamed',
  'whenParentTagged',
];

for (const method of handedOn) {
  Object.defineProperty(Recording.prototype, method, {
    value(this: Recording, ...given: unknown[]) {
      return this.constrained(method, (binding, key) => {
        // `...Is` compares with what the parent is called in the container, which is a key of ours.
        const args = method.endsWith('Is') ? [key(given[0] as ServiceIdentifier)] : given;
        (binding[method] as AnyFunction)(...args);
      });
    },
  });
}

interface InjectOptions {
  readonly serviceIdentifier: ServiceIdentifier | LazyServiceIdentifier;
  readonly optional?: boolean;
  readonly isMultiple?: boolean;
  readonly name?: string | number | symbol;
  readonly tags?: readonly { readonly key: string | number | symbol; readonly value: unknown }[];
}

function injectNeed(one: ServiceIdentifier | LazyServiceIdentifier | InjectOptions, at: string): Need {
  const options: InjectOptions = typeof one === 'object' && 'serviceIdentifier' in one ? one : { serviceIdentifier: one };
  const { serviceIdentifier: id, optional = false, isMultiple = false, name, tags = [] } = options;
  const target = LazyServiceIdentifier.is(id) ? (id.unwrap() as ServiceIdentifier) : id;
  return need(target, at, { optional, many: isMultiple, name, tags: new Map(tags.map(({ key, value }) => [key, value])) });
}

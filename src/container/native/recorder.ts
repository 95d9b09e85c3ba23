import {
  LazyServiceIdentifier,
  type BindInWhenOnFluentSyntax,
  type BindToFluentSyntax,
  type ResolutionContext,
  type ServiceIdentifier,
} from 'inversify';
import type { AnyFunction, Constructor } from '../../core/types.js';
import { isAsync, type Constrain, type Definition, type Make, type NativeTraits } from '../definition.js';
import { classNeeds } from '../class-definition.js';
import { classFacts } from '../inversify.js';
import { scopeOf, type Scope } from '../lifetime.js';
import { need, type Need } from '../need.js';
import { tokenName } from '../token.js';
import type { Report } from '../definitions.js';
import type { Register } from './syntax.js';

/**
 * Plays a module's `register(bind)` and writes down what it binds, as definitions like any provider's.
 * Lifetimes are Inversify's own: a binding without a scope is transient, unless its class says otherwise.
 */
export function recordBindings(register: Register, report: Report): Definition[] {
  const records: Recording[] = [];
  register((identifier) => {
    const record = new Recording(identifier, report);
    records.push(record);
    return record as unknown as BindToFluentSyntax<never>;
  });
  return records.map((record) => record.definition());
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** One fluent sentence: `bind(X).to(Y).inSingletonScope().whenNamed('z')`. */
class Recording {
  #make: Make = { kind: 'value', value: undefined };
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

  definition(): Definition {
    return {
      token: this.identifier,
      name: tokenName(this.identifier),
      make: this.#make,
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
    return this.#when(`named "${String(name)}"`, (binding) => binding.whenNamed(name));
  }

  whenTagged(tag: string | number | symbol, value: unknown): this {
    this.#native.tag = [tag, value];
    return this.#when(`tagged ${String(tag)}=${String(value)}`, (binding) => binding.whenTagged(tag, value));
  }

  #live(scope: Scope): this {
    this.#scope = scope;
    return this;
  }

  /** Used by the constraints below that are handed on as they are. */
  constrained(constrain: Constrain): this {
    return this.#when('constrained', constrain);
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
      return this.constrained((binding, key) => {
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

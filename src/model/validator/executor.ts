import type { ValidationError, ValidatorOptions } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { isThenable, type Awaitable } from '../../core/types.js';
import type { Predicate } from '../checks/predicate.js';
import { classValidator } from '../library/library.js';
import { elementsOf, everyElement, isCollection, type Collection } from './collection.js';
import { argumentsOf, messageOf } from './message.js';
import type { Check, Constraint, Context, NestedPlan, PropertyPlan } from './plan.js';
import { Plans } from './plans.js';
import { ErrorMaker, Subject, withoutEmpty } from './subject.js';
import { unlistedKeys } from './whitelist.js';

/** Whether promises are awaited; a check that is asynchronous counts as passed where they are not. */
export type Mode = 'sync' | 'async';
type Skips = (object: object, property: string) => boolean;

/**
 * Validates an object as class-validator does, and yields the errors that it would. In mode `async`, a promise is returned only where
 * something is pending. After `limit` failed properties it stops looking, so the list may be shorter than the library's, never empty instead.
 * `isCautious` is for data of strangers: a check of the library's that throws has failed, and no pattern runs over a text whose length is refused.
 * Properties that it `skips` are not looked at.
 *
 * Throws what user functions throw, and a TypeError for null and undefined.
 */
export function execute(
  object: object,
  options: ValidatorOptions | undefined,
  mode: 'sync',
  limit?: number,
  isCautious?: boolean,
): ValidationError[];
export function execute(
  object: object,
  options: ValidatorOptions | undefined,
  mode: Mode,
  limit?: number,
  isCautious?: boolean,
  skips?: Skips,
): Awaitable<ValidationError[]>;
export function execute(
  object: object,
  options: ValidatorOptions | undefined,
  mode: Mode,
  limit = Infinity,
  isCautious = false,
  skips?: Skips,
): Awaitable<ValidationError[]> {
  if (options?.enableDebugMessages === true && !classValidator().getMetadataStorage().hasValidationMetaData) {
    // It warns about that; and without metadata there is nothing to gain.
    return mode === 'sync' ? classValidator().validateSync(object, options) : classValidator().validate(object, options);
  }
  const executor = new Executor(options, mode, limit, isCautious, skips);
  const errors: ValidationError[] = [];
  executor.validate(object, errors);
  if (executor.pending.length === 0) return errors;
  return mode === 'sync' ? withoutEmpty(errors) : Promise.all(executor.pending).then(() => withoutEmpty(errors));
}

class Executor {
  readonly pending: PromiseLike<void>[] = [];
  readonly #plans: Plans;
  readonly #errors: ErrorMaker;
  readonly #options: ValidatorOptions;
  #failures = 0;

  constructor(
    options: ValidatorOptions | undefined,
    private readonly mode: Mode,
    private readonly limit: number,
    private readonly isCautious: boolean,
    private readonly skips: Skips | undefined,
  ) {
    this.#options = options ?? {};
    this.#plans = new Plans(options);
    this.#errors = new ErrorMaker(options);
  }

  validate(object: object, errors: ValidationError[]): void {
    const plan = this.#plans.of(object.constructor);
    if (plan.isEmpty && this.#options.forbidUnknownValues !== false) {
      this.#failures += 1;
      errors.push(this.#errors.unknown(object));
      return;
    }
    if (this.#options.whitelist) this.#whitelist(object, unlistedKeys(object, plan), errors);
    for (const property of plan.properties) {
      if (this.#failures >= this.limit) return;
      if (this.skips?.(object, property.name) === true) continue;
      const value = (object as Record<string, unknown>)[property.name];
      if (property.isAwaited && value instanceof Promise) {
        this.pending.push(value.then((resolved: unknown) => this.#property(object, resolved, property, errors)));
      } else {
        this.#property(object, value, property, errors);
      }
    }
  }

  #whitelist(object: object, unlisted: readonly string[], errors: ValidationError[]): void {
    const record = object as Record<string, unknown>;
    for (const key of unlisted) {
      if (!this.#options.forbidNonWhitelisted) {
        delete record[key];
        continue;
      }
      if (this.#failures >= this.limit) return;
      this.#failures += 1;
      errors.push(this.#errors.unlisted(object, record[key], key));
    }
  }

  #property(object: object, value: unknown, property: PropertyPlan, errors: ValidationError[]): void {
    if (!areMet(property.conditions, object, value)) return;
    const subject = new Subject(object, value, property.name, errors, this.#errors);
    this.#checks(subject, property.defined);
    addContexts(subject, property.definedContexts);
    if (this.#isSkipped(value)) return;
    this.#checks(subject, property.checks);
    if (property.nested !== undefined) this.#nested(subject, property.nested);
    addContexts(subject, property.contexts);
  }

  #isSkipped(value: unknown): boolean {
    const { skipUndefinedProperties, skipNullProperties, skipMissingProperties } = this.#options;
    if (value === undefined) return skipUndefinedProperties === true || skipMissingProperties === true;
    return value === null && (skipNullProperties === true || skipMissingProperties === true);
  }

  #isStopped(subject: Subject): boolean {
    return subject.hasFailed && Boolean(this.#options.stopAtFirstError);
  }

  #checks(subject: Subject, checks: readonly Check[]): void {
    for (const check of checks) {
      const { metadata, constraints } = check;
      const predicate = this.isCautious ? check.cautious : check.predicate;
      if (metadata.validateIf && !metadata.validateIf(subject.object, subject.value)) continue;
      for (const constraint of constraints) {
        if (this.#isStopped(subject) || (constraint.async && this.mode === 'sync')) continue;
        if (predicate === undefined) this.#ask(subject, metadata, constraint);
        else if (!passes(subject.value, predicate, metadata.each)) this.#fail(subject, metadata, constraint);
      }
    }
  }

  #ask(subject: Subject, metadata: ValidationMetadata, constraint: Constraint): void {
    const { object, value } = subject;
    const args = argumentsOf(object, value, metadata);
    if (!metadata.each || !isCollection(value)) {
      const answer: unknown = constraint.instance.validate(value, args);
      if (isThenable(answer)) this.#await(subject, metadata, constraint, answer);
      else if (!answer) this.#fail(subject, metadata, constraint);
      return;
    }
    const answers: unknown[] = elementsOf(value).map((element) => constraint.instance.validate(element, args));
    if (answers.some(isThenable)) {
      const all = Promise.all(answers.map((answer) => (isThenable(answer) ? answer : Promise.resolve(answer))));
      this.#await(subject, metadata, constraint, all, areAll);
    } else if (!areAll(answers)) {
      this.#fail(subject, metadata, constraint);
    }
  }

  #await<A>(
    subject: Subject,
    metadata: ValidationMetadata,
    constraint: Constraint,
    answer: PromiseLike<A>,
    isValid: (answer: A) => boolean = Boolean,
  ): void {
    subject.open();
    this.pending.push(
      answer.then((given) => {
        if (isValid(given)) return;
        subject.failLate(constraint.name || metadata.type, this.#message(subject, metadata, constraint), metadata.context);
      }),
    );
  }

  #nested(subject: Subject, plan: NestedPlan): void {
    const { value, children } = subject;
    if (value === undefined) return;
    const before = this.pending.length;
    for (const metadata of plan.metadatas) {
      if (this.#isStopped(subject)) continue;
      if (isCollection(value)) this.#elements(value, plan, children);
      else if (value instanceof Object) this.validate(value, children);
      // Its message is told of the class as if that were the object.
      else this.#fail(subject, metadata, undefined, metadata.target as unknown as object);
    }
    if (children.length > 0) subject.adopt(children);
    // Errors may still be added to the children.
    else if (this.pending.length > before) subject.open().children = children;
  }

  /** All nested decorators apply to each element, whatever their `each` says, and so on into collections of collections. */
  #elements(collection: Collection, plan: NestedPlan, children: ValidationError[]): void {
    if (collection instanceof Map) {
      for (const [key, value] of collection as ReadonlyMap<{ toString(): string }, unknown>) {
        if (this.#failures >= this.limit) return;
        this.#element(new Subject(collection, value, key.toString(), children, this.#errors), plan);
      }
      return;
    }
    const elements = elementsOf(collection);
    for (let index = 0, { length } = elements; index < length; index += 1) {
      if (this.#failures >= this.limit) return;
      const value = elements[index];
      if (value !== undefined) this.#element(new Subject(collection, value, index, children, this.#errors), plan);
    }
  }

  #element(subject: Subject, plan: NestedPlan): void {
    if (this.#isSkipped(subject.value)) return;
    this.#nested(subject, plan);
    addContexts(subject, plan.contexts);
  }

  #fail(subject: Subject, metadata: ValidationMetadata, constraint: Constraint | undefined, object?: object): void {
    const message = this.#message(subject, metadata, constraint, object);
    if (!subject.hasFailed) this.#failures += 1;
    subject.fail(constraint?.name || metadata.type, message);
  }

  #message(subject: Subject, metadata: ValidationMetadata, constraint: Constraint | undefined, object = subject.object): string {
    const args = argumentsOf(object, subject.value, metadata);
    return messageOf(metadata, constraint, args, Boolean(this.#options.dismissDefaultMessages));
  }
}

/** Every condition is asked, even after one was not met. */
function areMet(conditions: readonly ValidationMetadata[], object: object, value: unknown): boolean {
  let met = true;
  for (const { constraints } of conditions) {
    if (!(constraints as [(object: object, value: unknown) => unknown])[0](object, value)) met = false;
  }
  return met;
}

function passes(value: unknown, predicate: Predicate, each: boolean): boolean {
  return each && isCollection(value) ? everyElement(value, predicate) : predicate(value);
}

function areAll(answers: readonly unknown[]): boolean {
  return answers.every(Boolean);
}

function addContexts(subject: Subject, contexts: readonly Context[]): void {
  for (const { key, metadata } of contexts) if (subject.hasMessage(key)) subject.addContext(key, metadata.context);
}

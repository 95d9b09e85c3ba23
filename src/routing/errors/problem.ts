import { STATUS_CODES } from 'node:http';
import { HttpException, type HttpExceptionOptions } from '../../core/http-exception.js';
import { shown } from '../../core/shown.js';
import { isStatus } from '../../core/status.js';
import type { Constructor } from '../../core/types.js';
import type { Data } from '../../model/types/data.js';
import type { InstanceOf } from '../../model/types/composite.js';

/** What is known of a kind of problem before it happens (RFC 9457 section 3.1). */
export interface ProblemFacts {
  /** An integer from 200 to 599. */
  readonly status: number;
  /** What kind of problem this is, in a few words that do not change from one to the next; the status's reason phrase if nothing is said. */
  readonly title?: string;
  /** A URI that names the kind of problem; `about:blank` if nothing is said. */
  readonly type?: string;
  /** What went wrong, where the one who throws does not say it better; the title if nothing is said. */
  readonly detail?: string;
  /** A model of the further members that this kind of problem carries. */
  readonly members?: Constructor<object>;
  /** For the document. */
  readonly description?: string;
}

/** What is said of a problem when it happens. */
export interface ProblemOccurrence {
  /** What went wrong this time, for people; never what a stranger may not know. */
  readonly detail?: string;
  /** A URI of this occurrence. */
  readonly instance?: string;
}

type Telling<F> = F extends { readonly members: infer M }
  ? [said: ProblemOccurrence & Data<InstanceOf<M>>, options?: HttpExceptionOptions]
  : [said?: string | ProblemOccurrence, options?: HttpExceptionOptions];

/** A member of such a name would be lost, or take the place of what every problem says there. */
type Unreserved<F> = F extends { readonly members: infer M }
  ? [keyof InstanceOf<M> & ('type' | 'title' | 'status' | 'detail' | 'instance')] extends [never]
    ? unknown
    : {
        readonly members: 'type, title, status, detail and instance mean something of their own in every problem (RFC 9457): give the member another name';
      }
  : unknown;

/** A declared kind of problem: what `throws` takes. */
export interface ProblemClass<F extends ProblemFacts = ProblemFacts> {
  new (...args: never): DeclaredProblem;
  /** What was declared. */
  readonly problem: F;
}

/** A problem that was declared with {@link Problem}: an `HttpException` with a type, a title and members of its own. */
export class DeclaredProblem extends HttpException {
  override readonly name: string;

  constructor(
    readonly facts: ProblemFacts,
    readonly said: ProblemOccurrence & Readonly<Record<string, unknown>>,
    options: HttpExceptionOptions,
  ) {
    super(facts.status, said.detail ?? facts.detail ?? facts.title ?? STATUS_CODES[facts.status], options);
    this.name = new.target.name;
  }
}

/**
 * A base class for problems of one kind, answered as `{"detail": ...}` beside its members, or as problem+json (RFC 9457) with `errorFormat: 'problem'`. Listed under
 * `throws`, it is documented. Members may not have the names that RFC 9457 section 3.1 takes. Throws `RangeError` for a status outside 200 to 599, `TypeError` for
 * members that are no class.
 *
 * @example
 * class OrderNotFound extends Problem({ status: 404, title: 'Order not found' }) {}
 * throw new OrderNotFound(`There is no order ${id}`);
 *
 * @example
 * class OutOfStock extends Problem({ status: 409, title: 'Out of stock', type: 'https://shop.example/out-of-stock', members: Shortage }) {}
 * throw new OutOfStock({ detail: 'Two are left', sku: 'b-1', left: 2 });
 */
export function Problem<const F extends ProblemFacts>(
  facts: F & Unreserved<F>,
): ProblemClass<F> & (new (...args: Telling<F>) => DeclaredProblem) {
  class Declared extends DeclaredProblem {
    static readonly problem = facts;

    constructor(said: string | ProblemOccurrence = {}, options: HttpExceptionOptions = {}) {
      super(facts, typeof said === 'string' ? { detail: said } : { ...said }, options);
    }
  }
  checkFacts(facts);
  return Declared as unknown as ProblemClass<F> & (new (...args: Telling<F>) => DeclaredProblem);
}

/** What is wrong is found where the class is declared, not where it is first thrown; there it has no name yet, so its facts tell which one it is. */
function checkFacts(facts: ProblemFacts): void {
  const { status, title, type, members } = facts;
  const told = Object.entries({ status, title, type }).filter(([, fact]) => fact !== undefined);
  const name = `Problem({ ${told.map(([fact, value]) => `${fact}: ${shown(value)}`).join(', ')} })`;
  if (!isStatus(status)) throw new RangeError(`${name} has no status that an answer may have: an integer from 200 to 599.`);
  if (Object.hasOwn(facts, 'members') && (typeof members !== 'function' || members.prototype === undefined))
    throw new TypeError(`${name} has members that are no class: ${shown(members)}. Two files that import each other are one cause.`);
}

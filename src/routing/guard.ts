import { Dependency } from '../container/dependency.js';
import { isWanted, need, type Need, type Used, type Wanted } from '../container/need.js';
import { ScopeDemand } from '../container/scope-demand.js';
import { tokenName, type Token } from '../container/token.js';
import { HttpException } from '../core/http-exception.js';
import type { Problem } from '../core/errors.js';
import type { Awaitable, Constructor } from '../core/types.js';
import { argumentsOf } from './handler-arguments.js';

/**
 * A class that says whether a request may go on: listed in `use`, made by the container, and asked by its method `allows`, whose parameters are given as those of a
 * handler are. Roles, policies and what else takes more than scopes.
 *
 * Only `true` lets the request pass; anything else is a 403, and what it throws is answered. It runs with the guards, before the body is read.
 *
 * @example
 * @Injectable()
 * class OwnersOnly implements Guard {
 *   constructor(private readonly orders: Orders) {}
 *   async allows(@Depends(currentUser) me: User, @Path() orderId: string) {
 *     return (await this.orders.ownerOf(orderId)) === me.id;
 *   }
 * }
 */
export interface Guard {
  allows(...given: never[]): Awaitable<boolean>;
}

/** What the container is asked for, to be run as a guard. */
export type Asked = Token | Dependency<unknown> | Wanted;

/** Whether a class in `use` is asked, and not only made. */
export function isGuardClass(target: unknown): target is Constructor<Guard> {
  return typeof target === 'function' && typeof (target.prototype as Partial<Guard> | undefined)?.allows === 'function';
}

/** Asks a guard class: itself and what its method takes are made first, as for any dependency. */
class GuardCall extends Dependency<undefined> {
  constructor(private readonly type: Constructor<Guard>) {
    const call = async (guard: Guard, ...given: unknown[]): Promise<undefined> => {
      const said: unknown = await guard.allows(...(given as never[]));
      if (said !== true) throw new HttpException(403);
      return undefined;
    };
    super({}, call, { name: type.name, refusals: { 403: 'Forbidden' } });
  }

  override get needs(): readonly Need[] {
    // What is wrong with its parameters is reported with the level that lists it.
    return [need(this.type, 'use'), ...argumentsOf(this.type, 'allows', [])];
  }
}

const calls = new WeakMap<Constructor<Guard>, GuardCall>();

/** What stands in `use`, as the container is asked for it: one and the same for a class, so that it is asked once in a request. */
export function askedAs(used: Asked): Asked {
  if (isGuardClass(used)) {
    let call = calls.get(used);
    if (call === undefined) calls.set(used, (call = new GuardCall(used)));
    return call;
  }
  return isWanted(used) && isGuardClass(used.token) ? { ...used, token: askedAs(used.token) as Dependency<unknown> } : used;
}

/** What is wrong with the parameters of the guard classes of a level. */
export function guardProblems(uses: readonly unknown[]): Problem[] {
  const problems: Problem[] = [];
  for (const used of uses) if (isGuardClass(used)) argumentsOf(used, 'allows', problems);
  return problems;
}

/** How something in `use` is called in errors. */
export function guardName(used: Used): string {
  if (used instanceof ScopeDemand) return `requires(${used.scopes.join(', ')})`;
  return tokenName(isWanted(used) ? used.token : used);
}

import { Dependency } from '../container/dependency.js';
import { need, type Need, type Wanted } from '../container/need.js';
import { tokenName, type Token } from '../container/token.js';
import { TenonError } from '../core/errors.js';
import { HttpException } from '../core/http-exception.js';
import type { Awaitable, Constructor } from '../core/types.js';
import { argumentsOf } from './handler-arguments.js';

/**
 * A class that says whether a request may go on: listed in `use`, by itself or by the token that a module provides it under, made by the container, and asked by its method
 * `allows`, whose parameters are given as those of a handler are. Roles, policies and what else takes more than scopes.
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

/** Whether objects of a class are asked, as far as the class tells. */
export function isGuardClass(type: unknown): type is Constructor<Guard> {
  return typeof type === 'function' && typeof (type.prototype as Partial<Guard> | undefined)?.allows === 'function';
}

/** Makes what stands in `use`, and asks it if it can be asked; `type` is the class that will be made, where that is known. */
export class GuardCall extends Dependency<undefined> {
  constructor(
    private readonly asked: Token | Wanted,
    private readonly type: Constructor | undefined,
  ) {
    const name = tokenName(typeof asked === 'object' ? asked.token : asked);
    const isClass = isGuardClass(type);
    const call = async (made: unknown, ...given: unknown[]): Promise<undefined> => {
      for (const one of Array.isArray(made) ? (made as unknown[]) : [made]) await ask(one, isClass ? given : undefined, name);
      return undefined;
    };
    super({}, call, { name, ...(isClass && { refusals: { 403: 'Forbidden' } }) });
  }

  override get needs(): readonly Need[] {
    // What is wrong with its parameters is reported with the route.
    return [need(this.asked, 'use'), ...(isGuardClass(this.type) ? argumentsOf(this.type, 'allows', []) : [])];
  }
}

/** What nobody could know the parameters of is not asked without them. */
async function ask(made: unknown, given: readonly unknown[] | undefined, name: string): Promise<void> {
  const guard = made as Partial<Guard> | null | undefined;
  if (typeof guard?.allows !== 'function') return;
  if (given === undefined && guard.allows.length > 0) throw TenonError.of('GUARD_ARGUMENTS', { guard: name });
  const said: unknown = await guard.allows(...((given ?? []) as never[]));
  if (said !== true) throw new HttpException(403);
}

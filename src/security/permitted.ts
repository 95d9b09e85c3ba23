import { dependency, type Dependency, type Inputs } from '../container/dependency.js';
import type { Wish } from '../container/need.js';
import { HttpException } from '../core/http-exception.js';
import type { Awaitable } from '../core/types.js';

/** Beside the inputs of the policy, whose names are its own. */
const loadedKey = 'the loaded object';

/** How {@link permitted} refuses. */
export interface PermittedOptions {
  /** True: whoever may not have the object is told that there is none (404), so that nobody learns which there are. False if nothing is said: 403. */
  readonly hidden?: boolean;
  /** How it is called in errors and in the wiring. */
  readonly name?: string;
}

/**
 * An object that a request is about, for those who may have it: what another dependency has loaded, if `allows` says true of it. The policy gets the object and whatever
 * else it names: who asks, a service that knows the rules. Where nothing was loaded (undefined or null) it is a 404 without asking.
 *
 * OWASP API1 (2023), ASVS 5.0 8.2.2: access is decided for each object, where it is loaded.
 *
 * @example
 * const ownOrder = permitted(order, { me: member }, (order, { me }) => order.owner === me.subject, { hidden: true });
 */
export function permitted<T, const I extends Readonly<Record<string, Wish>>>(
  object: Dependency<T>,
  inputs: I,
  allows: (object: NonNullable<T>, inputs: Inputs<I>) => Awaitable<boolean>,
  { hidden = false, name = `permitted ${object.name}` }: PermittedOptions = {},
): Dependency<NonNullable<T>> {
  const judge = async ({ [loadedKey]: loaded, ...others }: { readonly [loadedKey]: T }): Promise<NonNullable<T>> => {
    if (loaded === undefined || loaded === null) throw new HttpException(404);
    const said: unknown = await allows(loaded, others as unknown as Inputs<I>);
    if (said === true) return loaded;
    throw new HttpException(hidden ? 404 : 403);
  };
  const refusals: Record<number, string> = hidden ? { 404: 'Not Found' } : { 403: 'Forbidden', 404: 'Not Found' };
  return dependency({ ...inputs, [loadedKey]: object } as Readonly<Record<string, Wish>>, judge as never, { name, refusals }) as Dependency<
    NonNullable<T>
  >;
}

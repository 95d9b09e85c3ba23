import { prototypes } from '../core/classes.js';
import { MetadataKey } from '../core/metadata.js';
import type { Constructor } from '../core/types.js';

const publicKey = new MetadataKey<true>('public');
const publicMethodsKey = new MetadataKey<Set<string>>('public-methods');

/**
 * Says that everybody may use a route, or all routes of a controller: guards of the levels around it that find out who asks, and scopes that those levels
 * ask for, do not hold here; every other one does. The same as `public: true`.
 *
 * At start-up: `PUBLIC_GUARDED` where the same level asks who it is all the same.
 *
 * @example
 * @Get('/health')
 * @Public()
 * health() { return { ok: true }; }
 */
export function Public(): ClassDecorator & MethodDecorator {
  return (target: object, method?: PropertyKey) => {
    if (method === undefined) publicKey.write(target, true);
    else publicMethodsKey.ensure(target, () => new Set()).add(String(method));
  };
}

/** Whether a controller itself is declared public; undefined where it says nothing. */
export function publicController(controller: Constructor): true | undefined {
  return publicKey.own(controller);
}

/** Whether a handler is declared public; undefined where it says nothing. One that is written anew says it anew. */
export function publicHandler(controller: Constructor, handler: string): true | undefined {
  const declaring = prototypes(controller as { readonly prototype?: object }).find((prototype) => Object.hasOwn(prototype, handler));
  return declaring !== undefined && publicMethodsKey.own(declaring)?.has(handler) === true ? true : undefined;
}

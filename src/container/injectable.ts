import { MetadataKey } from '../core/metadata.js';
import { markInjectable } from './inversify.js';
import { inversifyScope, type Scope } from './lifetime.js';

/** How a class lives when it is provided. */
export interface InjectableOptions {
  /** Singleton if nothing is said. */
  readonly scope?: Scope;
  /** A singleton made when it is first needed instead of at start-up. */
  readonly lazy?: boolean;
}

const injectableKey = new MetadataKey<InjectableOptions>('injectable');

/**
 * Marks a class whose constructor the container fills in; Inversify's `@injectable()` serves as well.
 *
 * A class with `scope: 'request'` that no module provides is a dependency in class form: `@Depends(Paging)` and `use` make it where it is asked for.
 *
 * @example
 * @Injectable({ scope: 'request' })
 * class Paging { constructor(@Query() readonly skip: number = 0, @Query({ maximum: 100 }) readonly limit: number = 100) {} }
 */
export function Injectable(options: InjectableOptions = {}): ClassDecorator {
  return (target) => {
    injectableKey.write(target, options);
    markInjectable(target, options.scope === undefined ? undefined : inversifyScope[options.scope]);
  };
}

/** What @Injectable says about this very class. */
export function injectableOptions(target: object): InjectableOptions {
  return injectableKey.own(target) ?? {};
}

import { provideItself } from '../container/self-provided.js';
import type { Constructor } from '../core/types.js';
import { concealing } from './concealed.js';
import { readSettings } from './load.js';
import { recordSettings, type SettingsOptions } from './options.js';

/**
 * Makes a model the settings of an application: its properties are read from the environment, from `.env` files and from folders of secrets, by the names that they have in
 * capitals (`maxConnections` is `MAX_CONNECTIONS`) behind the prefix, converted and validated as those of any model. Lists and objects are JSON, parts of objects have variables
 * of their own (`SHOP_DATABASE__PORT`), an `alias` is a name without the prefix. pydantic-settings' `BaseSettings`.
 *
 * It is asked for by its class, in every module, and needs to be listed in none. It is read once, when the application starts, before anything else is made, and is frozen;
 * `override` replaces it in a test. Whatever is wrong with any settings is told in one `StartupError`. Printed, logged or written as JSON it does not show its secrets.
 *
 * @example
 * @Settings({ prefix: 'SHOP_', envFile: '.env' })
 * class ShopSettings {
 *   @Field({ type: Int, minimum: 1 }) readonly port: number = 8000;
 *   @Field({ minLength: 32 }) readonly tokenKey!: Secret;
 * }
 */
export function Settings(options: SettingsOptions = {}): (target: Constructor<object>) => void {
  return (target) => {
    recordSettings(target, options);
    provideItself(target, readSettings);
    concealing(target);
  };
}

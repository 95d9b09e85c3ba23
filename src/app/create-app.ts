import type { Constructor } from '../core/types.js';
import { Application } from './application.js';
import type { ApplicationOptions } from './options.js';

/**
 * Makes an application out of its root module; it starts with `init` or `listen`, and so can be exported and shared.
 *
 * @example
 * export const app = createApp(AppModule, { title: 'Items', version: '1.0.0' });
 * await app.listen(8000);
 */
export function createApp(root: Constructor, options: ApplicationOptions = {}): Application {
  return new Application(root, options);
}

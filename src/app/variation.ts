import type { Override } from '../container/override.js';
import type { Logger } from '../core/logger.js';
import type { ApplicationOptions } from './options.js';

/** What a copy of an application for a test has beside the original. */
export interface Variation {
  readonly overrides?: readonly Override[];
  readonly logger?: Logger;
  readonly options?: ApplicationOptions;
}

/** Options with some of them in place of the original's; of those that are made of several, each by itself. */
export function varied(given: ApplicationOptions, options: ApplicationOptions = {}): ApplicationOptions {
  const { timeouts, models } = options;
  return {
    ...given,
    ...options,
    ...(timeouts && { timeouts: { ...given.timeouts, ...timeouts } }),
    ...(models && { models: { ...given.models, ...models } }),
  };
}

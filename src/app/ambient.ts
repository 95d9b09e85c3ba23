import type { Lifespan } from '../container/lifespan.js';
import { LOGGER } from '../container/logger-token.js';
import { Module, type DynamicModule } from '../container/module.js';
import type { FactoryProvider, ValueProvider } from '../container/provider.js';
import type { Logger } from '../core/logger.js';
import { OpenApi } from '../openapi/open-api.js';
import { Links } from '../routing/links.js';

/** A lifespan of the application around this one. */
export interface AroundProvider {
  readonly provide: Lifespan;
  readonly useFactory: () => unknown;
}

/** What every application has without importing it. */
@Module({ global: true })
class TenonModule {
  /** Said, for bundlers call decorated classes otherwise. */
  static readonly name: string = 'TenonModule';
}

/** `own`: the application itself; `around`: what it has from the one that it is mounted in. */
export function ambientModule(
  logger: Logger,
  links: Links,
  openapi: OpenApi,
  own: ValueProvider,
  around: readonly AroundProvider[],
): DynamicModule {
  const providers = [
    own,
    // A lifespan is its own token.
    ...(around as readonly object[] as readonly FactoryProvider[]),
    { provide: LOGGER, useValue: logger },
    { provide: Links, useValue: links },
    { provide: OpenApi, useValue: openapi },
  ];
  return { module: TenonModule, providers, exports: [own.provide, ...around.map(({ provide }) => provide), LOGGER, Links, OpenApi] };
}

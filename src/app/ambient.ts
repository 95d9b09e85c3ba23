import { LOGGER } from '../container/logger-token.js';
import { Module, type DynamicModule } from '../container/module.js';
import type { Logger } from '../core/logger.js';
import { OpenApi } from '../openapi/open-api.js';
import { Links } from '../routing/links.js';

/** What every application has without importing it. */
@Module({ global: true })
class TenonModule {}

export function ambientModule(logger: Logger, links: Links, openapi: OpenApi): DynamicModule {
  const providers = [
    { provide: LOGGER, useValue: logger },
    { provide: Links, useValue: links },
    { provide: OpenApi, useValue: openapi },
  ];
  return { module: TenonModule, providers, exports: [LOGGER, Links, OpenApi] };
}

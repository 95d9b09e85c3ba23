import { Module, type DynamicModule } from '../container/module.js';
import { token, type TypedToken } from '../container/token.js';
import type { Logger } from '../core/logger.js';
import { OpenApi } from '../openapi/open-api.js';
import { Links } from '../routing/links.js';

/** The application's logger: the one it was given, or pino on standard error. Visible in every module. */
export const LOGGER: TypedToken<Logger> = token<Logger>('Logger');

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

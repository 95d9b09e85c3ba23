import type { ApplicationContainer } from '../container/build.js';
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

/** What an application hands on to those that are mounted in it: its own lifespans, and those of the applications around it. */
export function lifespansOf({ modules, made }: ApplicationContainer, around: readonly AroundProvider[]): readonly AroundProvider[] {
  const own = modules.flatMap(({ lifespans }) => lifespans);
  const valueOf = (one: Lifespan): unknown => made.find(({ binding }) => binding.definition.token === one)?.value;
  return [
    ...own.map((one) => ({ provide: one, useFactory: () => valueOf(one) })),
    ...around.filter(({ provide }) => !own.includes(provide)),
  ];
}

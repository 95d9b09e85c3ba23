import { Module, type DynamicModule, type ModuleOptions } from '../container/module.js';
import type { Wish } from '../container/need.js';
import { provide } from '../container/provider.js';
import { TenonError } from '../core/errors.js';
import { Links } from '../routing/links.js';
import { REQUEST } from '../routing/seeds.js';
import { EtaEngine } from './eta-engine.js';
import { PageLinks } from './page-links.js';
import { TemplateEngine } from './template-engine.js';
import { sourceInDirectory, sourceInMemory } from './template-source.js';
import { Templates } from './templates.js';

/** Where the pages come from: one of the three. */
type Pages =
  | { readonly directory: string | URL; readonly pages?: undefined; readonly engine?: undefined }
  | { readonly pages: Readonly<Record<string, string>>; readonly directory?: undefined; readonly engine?: undefined }
  | { readonly engine: TemplateEngine; readonly directory?: undefined; readonly pages?: undefined };

/**
 * What templates are told: `directory`, a path or a file URL, with templates for eta; `pages`, such templates by name; or `engine`, for templates of any other kind.
 */
export type TemplatesOptions = Pages & {
  /** What every page gets, each an object of values: dependencies, which may ask for the request, for inputs of it, for services. They run where `Templates` are asked for. */
  readonly context?: readonly Wish<object>[];
  /** The modules that export what the context asks for. */
  readonly imports?: ModuleOptions['imports'];
  /** Whether a template that has changed is compiled anew when it is next used; outside production (`NODE_ENV`) if nothing is said. */
  readonly reload?: boolean;
  /** Visible in every module without an import. */
  readonly global?: boolean;
};

/**
 * Pages made from templates: provides {@link Templates}, for handlers, and {@link TemplateEngine}, for what has no request. All templates are compiled when the application
 * starts, which throws `ETA_MISSING`, `TEMPLATES_DIRECTORY` or `TEMPLATES_BROKEN`.
 *
 * @example
 * const pages = TemplatesModule.forRoot({ directory: 'views', context: [navigation] });
 */
@Module({ exports: [Templates, TemplateEngine] })
export class TemplatesModule {
  /** Said, for bundlers call decorated classes otherwise. */
  static readonly name: string = 'TemplatesModule';

  /** Throws `TEMPLATES_SOURCE` for options that name no source of pages, or several. */
  static forRoot(options: TemplatesOptions): DynamicModule {
    const given = (['directory', 'pages', 'engine'] as const).filter((one) => options[one] !== undefined);
    if (given.length !== 1) throw TenonError.of('TEMPLATES_SOURCE', { given });
    return {
      module: TemplatesModule,
      imports: options.imports ?? [],
      global: options.global === true,
      providers: [
        { provide: TemplateEngine, useFactory: () => engineOf(options) },
        provide({
          provide: Templates,
          scope: 'request',
          useFactory: (engine, links, request, ...context) =>
            new Templates(engine, { request, links: new PageLinks(links, request) }, context as readonly object[]),
          inject: [TemplateEngine, Links, REQUEST, ...(options.context ?? [])],
        }),
      ],
    };
  }
}

function engineOf({ directory, pages, engine, reload = process.env.NODE_ENV !== 'production' }: TemplatesOptions): TemplateEngine {
  if (engine !== undefined) return engine;
  return new EtaEngine(directory === undefined ? sourceInMemory(pages) : sourceInDirectory(directory), reload);
}

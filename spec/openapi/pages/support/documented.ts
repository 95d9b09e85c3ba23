import { Controller, createApp, Get, Module, type ApplicationOptions } from 'tenon';
import { testApp, type TestApp } from 'tenon/testing';
import type { DocumentSource } from '../../../../src/openapi/document-source.js';
import { documentationModule } from '../../../../src/openapi/pages/documentation-module.js';
import { resolveDocs, type DocsOptions } from '../../../../src/openapi/pages/options.js';

export const text = JSON.stringify({ openapi: '3.1.0', info: { title: 'Ferries', version: '1' }, paths: {} });

/** A document that is always the same; its entity tags tell the format and the place. */
export function sourceOf(facts: Partial<DocumentSource> = {}): DocumentSource {
  return {
    title: 'Ferries',
    served: (format, base) => Promise.resolve({ body: format === 'json' ? text : 'openapi: 3.1.0\n', etag: `"${format}${base}"` }),
    origins: () => Promise.resolve([]),
    ...facts,
  };
}

interface Documented {
  readonly docs?: DocsOptions | false;
  readonly path?: string;
  readonly source?: Partial<DocumentSource>;
  readonly options?: ApplicationOptions;
}

/** An application of one route whose pages are about a document that is always the same. */
export function documented({ docs, path, source, options }: Documented = {}): Promise<TestApp> {
  @Controller('/ferries')
  class Ferries {
    @Get()
    list() {
      return [];
    }
  }
  @Module({ imports: [documentationModule(sourceOf(source), resolveDocs(docs, path))], controllers: [Ferries] })
  class FerriesModule {}
  return testApp(createApp(FerriesModule, { ...options, openapi: false }));
}

import type { DynamicModule } from '../container/module.js';
import type { DocumentSource } from '../openapi/document-source.js';
import { documentationModule } from '../openapi/pages/documentation-module.js';
import { resolveDocs } from '../openapi/pages/options.js';
import type { ResolvedOptions } from './options.js';

/** The module that serves the document and its pages; undefined where they are switched off. */
export function documentationOf(source: DocumentSource, { isDocumented, document, docs }: ResolvedOptions): DynamicModule | undefined {
  return isDocumented ? documentationModule(source, resolveDocs(docs, document.path)) : undefined;
}

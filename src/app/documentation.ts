import type { DynamicModule } from '../container/module.js';
import type { OpenApi } from '../openapi/open-api.js';
import { documentationModule } from '../openapi/pages/documentation-module.js';
import { resolveDocs } from '../openapi/pages/options.js';
import type { ResolvedOptions } from './options.js';

/** The module that serves the document and its pages; undefined where they are switched off. */
export function documentationOf(openapi: OpenApi, { isDocumented, document, docs }: ResolvedOptions): DynamicModule | undefined {
  return isDocumented ? documentationModule(openapi, resolveDocs(docs, document.path)) : undefined;
}

import type { ModuleReference } from '../../container/module.js';
import type { Used } from '../../container/need.js';
import type { DocsPage } from './docs-page.js';
import { docsProblems, isPlainPath } from './option-problems.js';
import { redocPage, type RedocOptions } from './redoc-page.js';
import { swaggerPage, type SwaggerOptions } from './swagger-page.js';

/** Which pages of documentation there are, and who may see them. */
export interface DocsOptions {
  /** Swagger UI, at `/docs` if nothing is said; false for none. */
  readonly swagger?: SwaggerOptions | false;
  /** ReDoc, at `/redoc` if nothing is said; false for none. */
  readonly redoc?: RedocOptions | false;
  /** Pages of your own, or Tenon's once more. */
  readonly pages?: readonly DocsPage[];
  /** Run in front of every page, of what the pages load and of the document, as guards. */
  readonly use?: readonly Used[];
  /** The modules whose exports the guards need. */
  readonly imports?: readonly ModuleReference[];
}

/** The options with everything decided. */
export interface ResolvedDocumentation {
  /** Of the document in JSON. */
  readonly path: string;
  readonly pages: readonly DocsPage[];
  readonly use: readonly Used[];
  readonly imports: readonly ModuleReference[];
}

/** What is served: the document at its path, and the pages about it. Options that cannot be meant are reported at start-up, and stand for no pages here. */
export function resolveDocs(docs: DocsOptions | false = {}, path = '/openapi.json'): ResolvedDocumentation {
  if (!isPlainPath(path)) return resolveDocs(false);
  if (docs === false || docsProblems(docs).length > 0) return { path, pages: [], use: [], imports: [] };
  const { swagger = {}, redoc = {}, pages = [], use = [], imports = [] } = docs;
  const own = [...(swagger === false ? [] : [swaggerPage(swagger)]), ...(redoc === false ? [] : [redocPage(redoc)])];
  return { path, pages: [...own, ...pages], use, imports };
}

import { declareParameter } from '../../container/declaration.js';
import { Module, type DynamicModule } from '../../container/module.js';
import { HttpException } from '../../core/http-exception.js';
import type { Awaitable, Constructor } from '../../core/types.js';
import { Controller } from '../../routing/controller.js';
import type { Request } from '../../routing/express-host.js';
import type { Response } from '../../routing/responses/response.js';
import { rootOf } from '../../routing/root-path.js';
import { REQUEST } from '../../routing/seeds.js';
import { Get } from '../../routing/verbs.js';
import type { DocumentSource } from '../document-source.js';
import { conditional } from './conditional.js';
import type { DocsPage, PageFiles } from './docs-page.js';
import { ServedPage } from './served-page.js';
import type { ResolvedDocumentation } from './options.js';
import { fileOf, mediaTypeOf } from './page-files.js';
import { documentHeaders, fileHeaders, privately } from './security-headers.js';

type Handler = (request: Request) => Awaitable<Response>;

/** The module whose routes serve the document, the pages about it and what the pages load. They are not in the document. */
export function documentationModule(source: DocumentSource, options: ResolvedDocumentation): DynamicModule {
  @Module()
  class DocumentationModule {}
  const { use, imports } = options;
  return { module: DocumentationModule, controllers: [documentationController(source, options)], use, imports };
}

/** Where the document is in YAML: beside the other, `/openapi.yaml`. */
export function yamlPath(path: string): string {
  return `${path.replace(/\.json$/, '')}.yaml`;
}

function documentationController(source: DocumentSource, { path, pages, use }: ResolvedDocumentation): Constructor {
  @Controller()
  class Documentation {}
  const route = routesOn(Documentation);
  const document = (format: 'json' | 'yaml', mediaType: string): Handler => {
    return async (request) => conditional(request, await source.served(format, rootOf(request)), mediaType, kept(documentHeaders, use));
  };
  route('document', path, document('json', 'application/json'));
  route('yaml', yamlPath(path), document('yaml', 'application/yaml'));
  for (const page of pages.flatMap(withCompanions)) {
    const { name, files } = page;
    const served = new ServedPage(page, source, path, (headers) => kept(headers, use));
    route(name, page.path, (request) => served.answer(request));
    if (files !== undefined)
      route(`${name}Files`, `${served.folder}*file`, (request) => fileAnswer(request, files, kept(fileHeaders, use)));
  }
  return Documentation;
}

/** What guards let through is for nobody else: no cache that several people share may keep it (RFC 9111 section 5.2.2.7). */
function kept(headers: Readonly<Record<string, string>>, guards: readonly unknown[]): Readonly<Record<string, string>> {
  return guards.length === 0 ? headers : privately(headers);
}

function withCompanions(page: DocsPage): DocsPage[] {
  return [page, ...(page.companions ?? []).flatMap(withCompanions)];
}

/** Adds routes to a class as its decorators would; of two pages of one name the second has a number. */
function routesOn({ prototype }: Constructor): (name: string, path: string, handler: Handler) => void {
  return (wanted, path, handler) => {
    let name = wanted;
    for (let number = 2; Object.hasOwn(prototype as object, name); number += 1) name = `${wanted}${number}`;
    // It names no parameter: start-up would look for the names of those that it has in the source of the function.
    const value = function (): unknown {
      // eslint-disable-next-line prefer-rest-params
      return handler(arguments[0] as Request);
    };
    const descriptor = { value, configurable: true, writable: true };
    Object.defineProperty(prototype, name, descriptor);
    declareParameter(prototype as object, name, 0, { kind: 'need', target: REQUEST });
    Get(path, { includeInSchema: false })(prototype as object, name, descriptor);
  };
}

async function fileAnswer(request: Request, files: PageFiles, headers: Readonly<Record<string, string>>): Promise<Response> {
  const name = String(request.params.file);
  const file = fileOf(files, name);
  if (file === undefined) throw new HttpException(404);
  return conditional(request, await file, mediaTypeOf(name), headers);
}

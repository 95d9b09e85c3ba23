import type { Request } from '../../routing/express-host.js';
import type { Response } from '../../routing/responses/response.js';
import type { DocumentSource } from '../document-source.js';
import { entityTag } from '../entity-tag.js';
import { conditional, type Tagged } from './conditional.js';
import type { DocsPage, PageFacts } from './docs-page.js';
import { isPath, relativeAddress } from './relative-address.js';
import { pageHeaders } from './security-headers.js';

interface Rendered extends Tagged {
  readonly headers: Readonly<Record<string, string>>;
}

/** A page as it is served: rendered when it is first asked for, from memory until the document names other hosts. */
export class ServedPage {
  /** Where its files are, with a slash at the end. */
  readonly folder: string;
  #rendered: Promise<Rendered> | undefined;
  #origins = '';

  constructor(
    private readonly page: DocsPage,
    private readonly source: DocumentSource,
    private readonly document: string,
    private readonly guarded: (headers: Readonly<Record<string, string>>) => Readonly<Record<string, string>>,
  ) {
    this.folder = `${page.path.replace(/\/$/, '')}/${page.files?.version ?? ''}/`;
  }

  async answer(request: Request): Promise<Response> {
    const origins = await this.source.origins();
    const key = origins.join(' ');
    if (this.#rendered === undefined || key !== this.#origins) {
      this.#origins = key;
      const rendered = this.#render(origins);
      this.#rendered = rendered;
      // What failed once may work the next time, unless somebody has begun to try.
      rendered.catch(() => {
        if (this.#rendered === rendered) this.#rendered = undefined;
      });
    }
    const rendered = await this.#rendered;
    return conditional(request, rendered, 'text/html', rendered.headers);
  }

  async #render(origins: readonly string[]): Promise<Rendered> {
    const { path, sources, headers } = this.page;
    const to = (address: string): string => (isPath(address) ? relativeAddress(path, address) : address);
    const facts: PageFacts = { title: this.source.title, document: to(this.document), files: to(this.folder), origins, to };
    const body = await this.page.render(facts);
    const added = typeof sources === 'function' ? sources(facts) : sources;
    return { body, etag: entityTag(body), headers: { ...this.guarded(pageHeaders(added)), ...headers } };
  }
}

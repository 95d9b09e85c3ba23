import type { OpenApiDocument } from './document/objects.js';
import type { OpenApiVersion } from './document/version.js';
import type { DocumentStore } from './document-store.js';

/** How a document is asked for. */
export interface DocumentRequest {
  /** What the application says (`openapi.version`), else 3.1. */
  readonly version?: OpenApiVersion;
}

/**
 * The OpenAPI document of the running application, written on first use and kept. Inject it anywhere; `app.openapi()` is the same from outside.
 *
 * @example
 * @Get('/changelog')
 * async read(@Depends() openapi: OpenApi) { return (await openapi.document()).info.version; }
 */
export class OpenApi {
  readonly #store: DocumentStore;

  constructor(store: DocumentStore) {
    this.#store = store;
  }

  /**
   * A copy of the document, to do with as one likes. Rejects with `StartupError` where the application is not well declared, with `DOCUMENT_INVALID` where
   * `openapi.extend` makes no document of it.
   */
  async document({ version }: DocumentRequest = {}): Promise<OpenApiDocument> {
    return structuredClone(await this.#store.document(version));
  }

  /** Has the document written again when it is next asked for: what `openapi.extend` makes of it may have changed. */
  forget(): void {
    this.#store.forget();
  }
}

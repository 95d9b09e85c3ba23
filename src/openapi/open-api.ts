import { createHash } from 'node:crypto';
import type { DocumentSource } from './document-source.js';
import type { OpenApiDocument } from './document/objects.js';
import type { OpenApiVersion } from './document/version.js';
import type { DocumentFacts } from './document/write-document.js';

/** How a document is asked for. */
export interface DocumentRequest {
  /** What the application says (`openapi.version`), else 3.1. */
  readonly version?: OpenApiVersion;
}

/** A document as it goes out. */
interface Served {
  readonly body: string;
  readonly etag: string;
}

/** Places at which one application can be mounted and have its document kept; a mount with parameters has no end of them. */
const mostPlaces = 32;

/**
 * The OpenAPI document of the running application, written on first use and kept. Inject it anywhere; `app.openapi()` is the same from outside.
 *
 * @example
 * @Get('/changelog')
 * async read(@Depends() openapi: OpenApi) { return (await openapi.document()).info.version; }
 */
export class OpenApi implements DocumentSource {
  readonly #documents = new Map<OpenApiVersion, Promise<OpenApiDocument>>();
  readonly #served = new Map<string, Promise<Served>>();

  constructor(
    readonly title: string,
    private readonly facts: () => Promise<DocumentFacts>,
  ) {}

  /** A copy of the document, to do with as one likes. Rejects with `StartupError` where the application is not well declared. */
  async document({ version }: DocumentRequest = {}): Promise<OpenApiDocument> {
    return structuredClone(await this.#kept(version));
  }

  /** Has the document written again when it is next asked for: what `openapi.extend` makes of it may have changed. */
  forget(): void {
    this.#documents.clear();
    this.#served.clear();
  }

  served(format: 'json' | 'yaml', base: string): Promise<Served> {
    const key = `${format} ${base}`;
    let served = this.#served.get(key);
    if (served === undefined) {
      if (this.#served.size >= 2 * mostPlaces) this.#served.clear();
      this.#served.set(key, (served = this.#serve(format, base)));
      forgetFailed(this.#served, key, served);
    }
    return served;
  }

  /** The origins of all addresses that a browser needs to try things out. */
  async origins(): Promise<readonly string[]> {
    const { originsOf } = await import('./document/origins.js');
    return originsOf(await this.#kept(undefined));
  }

  async #serve(format: 'json' | 'yaml', base: string): Promise<Served> {
    const { rootPath } = await this.facts();
    const document = mountedAt(await this.#kept(undefined), rootPath, base);
    const body = format === 'json' ? JSON.stringify(document) : (await import('./document/yaml.js')).yamlOf(document);
    return { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"` };
  }

  async #kept(asked: OpenApiVersion | undefined): Promise<OpenApiDocument> {
    const facts = await this.facts();
    const version = asked ?? facts.options.version ?? '3.1';
    let document = this.#documents.get(version);
    if (document === undefined) {
      this.#documents.set(version, (document = this.#write(facts, version)));
      forgetFailed(this.#documents, version, document);
    }
    return document;
  }

  async #write(facts: DocumentFacts, version: OpenApiVersion): Promise<OpenApiDocument> {
    // Only here, so that nobody who starts pays for what most starts never need.
    const { writeDocument } = await import('./document/write-document.js');
    const document = writeDocument(facts, version);
    return (await facts.options.extend?.(document)) ?? document;
  }
}

/** What failed is tried again when it is next asked for, unless somebody has begun to. */
function forgetFailed<K, V>(kept: Map<K, Promise<V>>, key: K, one: Promise<V>): void {
  one.catch(() => kept.get(key) === one && kept.delete(key));
}

/** The same document for who reaches the application below a path: that stands in front of every other server. */
function mountedAt(document: OpenApiDocument, rootPath: string, base: string): OpenApiDocument {
  if (base === '') return document;
  const url = `${rootPath}${base}`;
  const others = (document.servers ?? []).filter((one) => one.url !== rootPath && one.url !== url);
  return { ...document, servers: [{ url }, ...others] };
}

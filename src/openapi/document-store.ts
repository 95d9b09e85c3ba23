import { TenonError } from '../core/errors.js';
import { messageOf } from '../core/message.js';
import type { DocumentSource } from './document-source.js';
import type { OpenApiDocument } from './document/objects.js';
import type { OpenApiVersion } from './document/version.js';
import type { DocumentFacts } from './document/write-document.js';
import { ServedDocument, type Served } from './served-document.js';

/** The documents of an application: written when they are first asked for, and kept. */
export class DocumentStore implements DocumentSource {
  readonly #documents = new Map<OpenApiVersion, Promise<OpenApiDocument>>();
  #served: Promise<ServedDocument> | undefined;

  constructor(
    readonly title: string,
    private readonly facts: () => Promise<DocumentFacts>,
  ) {}

  /** Rejects with `StartupError` where the application is not well declared, with `DOCUMENT_INVALID` where `openapi.extend` spoils it. */
  async document(asked?: OpenApiVersion): Promise<OpenApiDocument> {
    const facts = await this.facts();
    const version = asked ?? facts.options.version ?? '3.1';
    const known = this.#documents.get(version);
    if (known !== undefined) return known;
    const document = write(facts, version);
    this.#documents.set(version, document);
    // What failed is tried again when it is next asked for, unless somebody has begun to.
    document.catch(() => this.#documents.get(version) === document && this.#documents.delete(version));
    return document;
  }

  forget(): void {
    this.#documents.clear();
    this.#served = undefined;
  }

  async served(format: 'json' | 'yaml', base: string): Promise<Served> {
    return (await this.#kept()).at(format, base);
  }

  /** The origins of all addresses that a browser needs to try things out. */
  async origins(): Promise<readonly string[]> {
    return (await this.#kept()).origins();
  }

  #kept(): Promise<ServedDocument> {
    if (this.#served !== undefined) return this.#served;
    const served = this.#serve();
    this.#served = served;
    served.catch(() => {
      if (this.#served === served) this.#served = undefined;
    });
    return served;
  }

  async #serve(): Promise<ServedDocument> {
    const { rootPath, options } = await this.facts();
    return new ServedDocument(await this.document(), rootPath, options.rootPathInServers ?? true);
  }
}

async function write(facts: DocumentFacts, version: OpenApiVersion): Promise<OpenApiDocument> {
  // Only here, so that nobody who starts pays for what most starts never need.
  const { writeDocument } = await import('./document/write-document.js');
  const document = writeDocument(facts, version);
  const { extend } = facts.options;
  return extend === undefined ? document : plain((await extend(document)) ?? document);
}

/** What users made of a document, as it goes out: data and nothing else. */
function plain(given: unknown): OpenApiDocument {
  const invalid = (reason: string, cause?: unknown): TenonError => TenonError.of('DOCUMENT_INVALID', { reason }, { cause });
  let document: unknown;
  try {
    document = JSON.parse(JSON.stringify(given)) as unknown;
  } catch (cause) {
    throw invalid(`JSON cannot say it (${messageOf(cause)})`, cause);
  }
  const { openapi, info, paths, servers = [] } = (document ?? {}) as Partial<Record<string, unknown>>;
  if (typeof openapi !== 'string') throw invalid('it has no "openapi", the version of the specification');
  if (typeof info !== 'object' || info === null) throw invalid('it has no "info"');
  if (typeof paths !== 'object' || paths === null) throw invalid('it has no "paths"');
  if (!Array.isArray(servers)) throw invalid('its "servers" are no list');
  return document as OpenApiDocument;
}

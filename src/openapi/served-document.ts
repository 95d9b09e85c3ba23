import type { OpenApiDocument, ServerObject } from './document/objects.js';
import { entityTag } from './entity-tag.js';

/** A document as it goes out. */
export interface Served {
  readonly body: string;
  /** An entity tag (RFC 9110 section 8.8.3). */
  readonly etag: string;
}

type Format = 'json' | 'yaml';

/** All of a document but its servers, which depend on who asks. */
interface Rest {
  readonly text: string;
  readonly etag: string;
}

/**
 * The text of a document. Where an application is mounted below a path, that path stands first among the servers; clients can spell it in many ways, so nothing
 * is kept for any of them, and nothing but the servers is written anew.
 */
export class ServedDocument {
  readonly #rests = new Map<Format, Promise<Rest>>();
  readonly #atRoot = new Map<Format, Promise<Served>>();
  #origins: Promise<readonly string[]> | undefined;

  constructor(
    private readonly document: OpenApiDocument,
    private readonly rootPath: string,
    private readonly tellsRoot: boolean,
  ) {}

  /** `root`: where the application is found, as far as the request tells. */
  at(format: Format, root: string): Promise<Served> {
    if (this.tellsRoot && root !== '' && root !== this.rootPath) return this.#below(format, root);
    let served = this.#atRoot.get(format);
    if (served === undefined) this.#atRoot.set(format, (served = this.#whole(format)));
    return served;
  }

  origins(): Promise<readonly string[]> {
    return (this.#origins ??= import('./document/origins.js').then(({ originsOf }) => originsOf(this.document)));
  }

  #serversBelow(root: string): ServerObject[] {
    // Braces would be variables (OpenAPI 3.1, section 4.8.5).
    const url = root.replace(/[{}]/g, encodeURIComponent);
    return [{ url }, ...(this.document.servers ?? []).filter((one) => one.url !== this.rootPath && one.url !== url)];
  }

  async #whole(format: Format): Promise<Served> {
    const body = await textOf(format, this.document);
    return { body, etag: entityTag(body) };
  }

  async #below(format: Format, root: string): Promise<Served> {
    const servers = this.#serversBelow(root);
    const { text, etag: ofRest } = await this.#rest(format);
    const etag = entityTag(ofRest + JSON.stringify(servers));
    const added = await textOf(format, { servers });
    return { body: format === 'json' ? `${text.slice(0, -1)},${added.slice(1)}` : text + added, etag };
  }

  #rest(format: Format): Promise<Rest> {
    let rest = this.#rests.get(format);
    if (rest === undefined) this.#rests.set(format, (rest = this.#write(format)));
    return rest;
  }

  async #write(format: Format): Promise<Rest> {
    const { servers: _, ...rest } = this.document;
    const text = await textOf(format, rest);
    return { text, etag: entityTag(text) };
  }
}

async function textOf(format: Format, data: object): Promise<string> {
  return format === 'json' ? JSON.stringify(data) : (await import('./document/yaml.js')).yamlOf(data);
}

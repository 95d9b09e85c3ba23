import type {
  ContactObject,
  ExternalDocumentationObject,
  LicenseObject,
  OpenApiDocument,
  ServerObject,
  TagObject,
} from './document/objects.js';
import type { OpenApiVersion } from './document/version.js';

/** What is said in the document of the service itself. */
export interface DocumentInfo {
  readonly termsOfService?: string;
  readonly contact?: ContactObject;
  /** With an SPDX `identifier` or a `url`. */
  readonly license?: LicenseObject;
  readonly [extension: `x-${string}`]: unknown;
}

/** What the OpenAPI document of an application is told beside what the routes say. */
export interface DocumentOptions {
  /** Where it is served; `/openapi.json` if nothing is said, with `/openapi.yaml` beside it. */
  readonly path?: string;
  /** The version of the specification; 3.1 if nothing is said. */
  readonly version?: OpenApiVersion;
  /** Terms, contact, license, and extensions of Info. Title, version, summary and description are options of the application. */
  readonly info?: DocumentInfo;
  /** What there is to say of tags, in the order in which the pages show them. */
  readonly tags?: readonly TagObject[];
  /** Where the service is found; behind a proxy, `rootPath` of the application comes first. */
  readonly servers?: readonly ServerObject[];
  /** False: where the application is found behind a proxy, or is mounted, is no server of the document. True if nothing is said; FastAPI's `root_path_in_servers`. */
  readonly rootPathInServers?: boolean;
  readonly externalDocs?: ExternalDocumentationObject;
  /** False: a model that is received and sent has one schema, unless the two are of different properties. True if nothing is said. */
  readonly separateInputOutput?: boolean;
  /** Changes the document before it is handed out, or gives another one. Called once for each document that is written. */
  readonly extend?: (document: OpenApiDocument) => OpenApiDocument | void | Promise<OpenApiDocument | void>;
}

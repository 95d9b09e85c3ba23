/** Objects of an OpenAPI document as plain data; words that begin with `x-` may stand in any of them (OpenAPI 3.1, section 4.9). */

/** A value of an extension, or of a word that is not told apart here. */
export interface Extensible {
  [word: string]: unknown;
}

/** A JSON Schema in the words of the document's version. */
export type SchemaObject = Readonly<Record<string, unknown>>;

export interface InfoObject extends Extensible {
  title: string;
  summary?: string;
  description?: string;
  termsOfService?: string;
  contact?: ContactObject;
  license?: LicenseObject;
  version: string;
}

export interface ContactObject extends Extensible {
  name?: string;
  url?: string;
  email?: string;
}

/** Either an SPDX `identifier` or a `url` (OpenAPI 3.1, section 4.8.4). */
export interface LicenseObject extends Extensible {
  name: string;
  identifier?: string;
  url?: string;
}

export interface ServerObject extends Extensible {
  url: string;
  /** Of OpenAPI 3.2. */
  name?: string;
  description?: string;
  variables?: Record<string, { default: string; enum?: string[]; description?: string; [word: string]: unknown }>;
}

export interface ExternalDocumentationObject extends Extensible {
  url: string;
  description?: string;
}

/** `summary`, `parent` (the name of another tag) and `kind` (`nav`, `badge`, `audience`) are of OpenAPI 3.2, section 4.22. */
export interface TagObject extends Extensible {
  name: string;
  summary?: string;
  description?: string;
  parent?: string;
  kind?: string;
  externalDocs?: ExternalDocumentationObject;
}

/** A named example: `value`, or where it is found. */
export interface ExampleObject extends Extensible {
  summary?: string;
  description?: string;
  value?: unknown;
  externalValue?: string;
}

export interface ParameterObject extends Extensible {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  description?: string;
  deprecated?: boolean;
  schema?: SchemaObject;
}

export interface MediaTypeObject extends Extensible {
  schema?: SchemaObject;
  example?: unknown;
  examples?: Record<string, ExampleObject>;
}

export interface RequestBodyObject extends Extensible {
  description?: string;
  content: Record<string, MediaTypeObject>;
  required?: boolean;
}

export interface ResponseObject extends Extensible {
  description: string;
  headers?: Record<string, Extensible>;
  content?: Record<string, MediaTypeObject>;
}

export interface OperationObject extends Extensible {
  tags?: string[];
  summary?: string;
  description?: string;
  operationId?: string;
  parameters?: ParameterObject[];
  requestBody?: RequestBodyObject;
  responses: Record<string, ResponseObject>;
  callbacks?: Record<string, Record<string, PathItemObject>>;
  deprecated?: boolean;
  security?: Record<string, string[]>[];
}

/** Operations by method, in lower case. */
export type PathItemObject = Record<string, OperationObject>;

export interface ComponentsObject extends Extensible {
  schemas?: Record<string, SchemaObject>;
  securitySchemes?: Record<string, Extensible>;
}

/** A whole document (OpenAPI 3.1, section 4.8.1). */
export interface OpenApiDocument extends Extensible {
  openapi: string;
  info: InfoObject;
  servers?: ServerObject[];
  paths: Record<string, PathItemObject>;
  webhooks?: Record<string, PathItemObject>;
  components?: ComponentsObject;
  security?: Record<string, string[]>[];
  tags?: TagObject[];
  externalDocs?: ExternalDocumentationObject;
}

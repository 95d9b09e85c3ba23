import { Dependency } from '../../container/dependency.js';
import type { Wish } from '../../container/need.js';
import type { AnyFunction } from '../../core/types.js';
import type { SecuritySchemeObject } from './security-scheme-object.js';

/** What the schemes have in common of their options. */
export interface SecuritySchemeOptions {
  /** What the document calls it; the name of FastAPI's class if nothing is said. */
  readonly schemeName?: string;
  /** In Markdown, for the document. */
  readonly description?: string;
  /** `false`: a request without credentials goes on, and the scheme is worth `undefined`, instead of a 401. */
  readonly autoError?: boolean;
}

/** What a scheme tells of itself. */
export interface SchemeFacts {
  readonly schemeName: string;
  readonly definition: SecuritySchemeObject;
  /** The `WWW-Authenticate` of its 401; undefined where it refuses nothing. */
  readonly challenge: string | undefined;
}

/**
 * A dependency that reads the credentials of a request and knows how the document tells of that; made by {@link apiKeyHeader} and {@link httpBearer}.
 * It stands wherever a {@link Dependency} may: in `@Depends`, in `use`, among the inputs of another dependency, in `override`. `T` is what the
 * credentials are worth.
 *
 * @example
 * const currentUser = dependency({ pass: httpBearer(), users: Users }, ({ pass, users }) => users.ofToken(pass.credentials));
 */
export class SecurityScheme<T = unknown> extends Dependency<T> implements SchemeFacts {
  readonly schemeName: string;
  readonly definition: SecuritySchemeObject;
  readonly challenge: string | undefined;

  constructor({ schemeName, definition, challenge }: SchemeFacts, inputs: Readonly<Record<string, Wish>>, call: AnyFunction) {
    super(inputs, call, { name: schemeName });
    this.schemeName = schemeName;
    this.definition = definition;
    this.challenge = challenge;
  }
}

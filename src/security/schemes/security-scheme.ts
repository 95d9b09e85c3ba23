import { Dependency } from '../../container/dependency.js';
import type { Wish } from '../../container/need.js';
import { TenonError } from '../../core/errors.js';
import { shown } from '../../core/shown.js';
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
  /** The `WWW-Authenticate` of its 401; undefined where it refuses nothing, or with another answer. */
  readonly challenge: string | undefined;
  /** The status of its refusal, where that is no 401 or has no challenge. */
  readonly status?: number | undefined;
  /** Whether a request without credentials goes on; where nothing is said, it does if there is neither a challenge nor a status. */
  readonly isOptional?: boolean;
  /** What it answers beside, by status: to credentials that it cannot read, or cannot judge. */
  readonly refusals?: Readonly<Record<number, string>>;
}

/** OpenAPI 3.1, section 4.8.7. */
const componentName = /^[A-Za-z0-9._-]+$/;

/**
 * A dependency that reads the credentials of a request and knows how the document tells of that; made by {@link httpBearer}, {@link apiKeyHeader} and the like.
 * It stands wherever a {@link Dependency} may: in `@Depends`, in `use`, among the inputs of another dependency, in `override`. `T` is what the
 * credentials are worth. Throws `SCHEME_NAME_INVALID` for a name that the document cannot hold.
 *
 * @example
 * const currentUser = dependency({ pass: httpBearer(), users: Users }, ({ pass, users }) => users.ofToken(pass.credentials));
 */
export class SecurityScheme<T = unknown> extends Dependency<T> implements Omit<SchemeFacts, 'refusals'> {
  readonly schemeName: string;
  readonly definition: SecuritySchemeObject;
  readonly challenge: string | undefined;
  /** The status of its refusal; undefined where it refuses nothing. */
  readonly status: number | undefined;
  readonly isOptional: boolean;

  constructor(facts: SchemeFacts, inputs: Readonly<Record<string, Wish>>, call: AnyFunction) {
    const { schemeName, definition, challenge, status = challenge === undefined ? undefined : 401 } = facts;
    if (!componentName.test(schemeName)) throw TenonError.of('SCHEME_NAME_INVALID', { name: shown(schemeName) });
    super(inputs, call, { name: schemeName, ...(facts.refusals !== undefined && { refusals: facts.refusals }) });
    this.schemeName = schemeName;
    this.definition = definition;
    this.challenge = challenge;
    this.status = status;
    this.isOptional = facts.isOptional ?? status === undefined;
  }

  override get authenticates(): boolean {
    return true;
  }

  override get demands(): boolean {
    return !this.isOptional;
  }
}

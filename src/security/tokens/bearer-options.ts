import type { HttpException } from '../../core/http-exception.js';
import type { HttpAuthorizationCredentials } from '../schemes/authorization.js';
import type { SecurityScheme, SecuritySchemeOptions } from '../schemes/security-scheme.js';

/** What the schemes that check bearer tokens themselves have in common of their options. */
export interface BearerOptions extends SecuritySchemeOptions {
  /** What the token protects, as the challenge calls it (RFC 9110, section 11.5), in printable ASCII; `api` if nothing is said. */
  readonly realm?: string;
  /**
   * How the document shows where tokens come from: a scheme of OAuth 2, OpenID Connect or HTTP Bearer, which is documented and not called. A scheme of an API key hands over
   * the token: of a cookie, or of a header of its own; a text or undefined, anything else is a 500. HTTP Bearer with the format `JWT` if nothing is said.
   */
  readonly scheme?:
    | SecurityScheme<string>
    | SecurityScheme<string | undefined>
    | SecurityScheme<HttpAuthorizationCredentials>
    | SecurityScheme<HttpAuthorizationCredentials | undefined>;
  /** Makes the answer to a request without a token; called once at start-up, too, to document it. */
  readonly notAuthenticated?: () => HttpException;
}

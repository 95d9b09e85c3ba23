import { TenonError } from '../../core/errors.js';
import { shown } from '../../core/shown.js';
import { nearest } from '../../core/suggest.js';
import type { OAuthFlowObject, OAuthFlowsObject } from './security-scheme-object.js';

/** What each scope of a flow allows, by its name. */
export type OAuthScopes = Readonly<Record<string, string>>;

/** What all flows may have. */
interface AnyFlow {
  /** Where a token is renewed. */
  readonly refreshUrl?: string;
  readonly scopes?: OAuthScopes;
}

type WithTokens = AnyFlow & { readonly tokenUrl: string };
type WithSignIn = AnyFlow & { readonly authorizationUrl: string };

/** The flows of OAuth 2 that an authorization server offers, as the document shows them: absolute addresses, or relative to the application's. */
export interface OAuthFlows {
  /** For the document only: RFC 9700, section 2.1.2, advises against it. */
  readonly implicit?: WithSignIn;
  /** RFC 9700, section 2.4: it must not be used. */
  readonly password?: WithTokens;
  readonly clientCredentials?: WithTokens;
  readonly authorizationCode?: WithSignIn & WithTokens;
}

const addresses: Readonly<Record<keyof OAuthFlows, readonly ('authorizationUrl' | 'tokenUrl')[]>> = {
  implicit: ['authorizationUrl'],
  password: ['tokenUrl'],
  clientCredentials: ['tokenUrl'],
  authorizationCode: ['authorizationUrl', 'tokenUrl'],
};

/**
 * The flows as OpenAPI writes them. Throws `SCHEME_FLOW_INVALID`, `SCHEME_ADDRESS_INVALID` and `SCHEME_SCOPE_INVALID`, in the name of `scheme`, for what is none.
 */
export function flowsObject(scheme: string, flows: OAuthFlows): OAuthFlowsObject {
  const entries = Object.entries(flows).filter(([, flow]) => flow !== undefined);
  if (entries.length === 0) throw TenonError.of('SCHEME_FLOW_INVALID', { scheme, flow: undefined });
  return Object.fromEntries(entries.map(([name, flow]) => [name, flowObject(scheme, name, flow as OAuthFlowObject)]));
}

function flowObject(scheme: string, name: string, flow: Partial<OAuthFlowObject>): OAuthFlowObject {
  if (!isFlow(name)) {
    const suggestion = nearest(name, Object.keys(addresses));
    throw TenonError.of('SCHEME_FLOW_INVALID', { scheme, flow: name, ...(suggestion !== undefined && { suggestion }) });
  }
  const { authorizationUrl, tokenUrl, refreshUrl, scopes = {} } = flow;
  for (const option of addresses[name]) checkAddress(scheme, option, flow[option]);
  if (refreshUrl !== undefined) checkAddress(scheme, 'refreshUrl', refreshUrl);
  checkScopes(scheme, scopes);
  return {
    ...(authorizationUrl !== undefined && { authorizationUrl }),
    ...(tokenUrl !== undefined && { tokenUrl }),
    ...(refreshUrl !== undefined && { refreshUrl }),
    scopes,
  };
}

function isFlow(name: string): name is keyof OAuthFlows {
  return Object.hasOwn(addresses, name);
}

/** Holds an address that a document is to show, absolute or relative. Throws `SCHEME_ADDRESS_INVALID` in the name of `scheme`. */
export function checkAddress(scheme: string, option: string, given: unknown): void {
  if (typeof given !== 'string' || !isAddress(given))
    throw TenonError.of('SCHEME_ADDRESS_INVALID', { scheme, option, given: shown(given) });
}

function isAddress(text: string): boolean {
  // What a browser would drop or encode was not meant.
  if (!/^[^\s\p{Cc}]+$/u.test(text) || !URL.canParse(text, 'https://application.invalid')) return false;
  return ['https:', 'http:'].includes(new URL(text, 'https://application.invalid').protocol);
}

function checkScopes(scheme: string, scopes: OAuthScopes): void {
  for (const [name, meaning] of Object.entries(scopes)) {
    const reason = !/^[\x21\x23-\x5b\x5d-\x7e]+$/.test(name) ? 'name' : typeof meaning !== 'string' ? 'description' : undefined;
    if (reason !== undefined) throw TenonError.of('SCHEME_SCOPE_INVALID', { scheme, scope: shown(name), reason });
  }
}

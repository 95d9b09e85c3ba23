import type { Logger } from '../../core/logger.js';
import type { SecurityScheme } from './security-scheme.js';

let isGiven = false;

/** Says once in a process that one of these schemes documents the password grant, which RFC 9700, section 2.4, forbids. */
export function noticePasswordGrant(schemes: Iterable<SecurityScheme>, logger: Logger): void {
  if (isGiven) return;
  for (const { schemeName, definition } of schemes) {
    if (definition.type !== 'oauth2' || definition.flows.password === undefined) continue;
    isGiven = true;
    logger.warn(
      { scheme: schemeName },
      'The password grant of OAuth 2 must not be used (RFC 9700, section 2.4): use the authorization code grant with PKCE, oauth2AuthorizationCode(...)',
    );
    return;
  }
}

import { yesOrNo, type Rule, type Rules } from '../front/option-checks.js';
import type { BearerOptions } from './bearer-options.js';
import type { IntrospectedBearerOptions } from './introspected-bearer.js';
import type { KeyCacheOptions } from './remote-keys.js';
import type { JwtVerifierOptions } from './verifier-options.js';

/** What is looked at elsewhere, and more closely. */
const looked: Rule = { wanted: 'anything', fits: () => true };
const text: Rule = { wanted: 'a text', fits: isText };
const textOrTexts: Rule = { wanted: 'a text or a list of texts', fits: (value) => [value].flat().every(isText) };
const model: Rule = { wanted: 'a class', fits: isFunction };

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}

/** What every scheme that checks bearer tokens takes. */
export const bearerRules: Rules<BearerOptions> = {
  realm: looked,
  scheme: looked,
  schemeName: looked,
  description: text,
  autoError: yesOrNo,
  notAuthenticated: { wanted: 'a function', fits: isFunction },
};

export const verifierRules: Rules<JwtVerifierOptions> = {
  issuer: text,
  audience: textOrTexts,
  algorithms: looked,
  keys: looked,
  jwksUri: looked,
  discovery: looked,
  keyCache: looked,
  clockTolerance: looked,
  requiredClaims: { wanted: 'a list of texts', fits: (value) => Array.isArray(value) && value.every(isText) },
  typ: text,
  claims: model,
  scopeClaim: text,
  isRevoked: { wanted: 'a function of the claims', fits: isFunction },
};

export const keyCacheRules: Rules<KeyCacheOptions> = { coolDown: looked, maxAge: looked, maxStale: looked };

export const introspectionRules: Rules<IntrospectedBearerOptions> = {
  ...bearerRules,
  endpoint: looked,
  clientId: looked,
  clientSecret: looked,
  issuer: text,
  audience: textOrTexts,
  cache: looked,
  claims: model,
  scopeClaim: text,
};

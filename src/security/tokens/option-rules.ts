import { aFunction, anything, text, texts, yesOrNo, type Rule, type Rules } from '../option-checks.js';
import type { BearerOptions } from './bearer-options.js';
import type { IntrospectedBearerOptions } from './introspected-bearer.js';
import type { KeyCacheOptions } from './remote-keys.js';
import type { JwtVerifierOptions } from './verifier-options.js';

const textOrTexts: Rule = { wanted: 'a text or a list of texts', fits: (value) => [value].flat().every(text.fits) };
const model: Rule = { wanted: 'a class', fits: aFunction.fits };

/** What every scheme that checks bearer tokens takes. */
export const bearerRules: Rules<BearerOptions> = {
  realm: anything,
  scheme: anything,
  schemeName: anything,
  description: text,
  autoError: yesOrNo,
  notAuthenticated: aFunction,
};

export const verifierRules: Rules<JwtVerifierOptions> = {
  issuer: text,
  audience: textOrTexts,
  algorithms: anything,
  keys: anything,
  jwksUri: anything,
  discovery: anything,
  keyCache: anything,
  clockTolerance: anything,
  requiredClaims: texts,
  typ: text,
  claims: model,
  scopeClaim: text,
  isRevoked: { wanted: 'a function of the claims', fits: aFunction.fits },
};

export const keyCacheRules: Rules<KeyCacheOptions> = { coolDown: anything, maxAge: anything, maxStale: anything };

export const introspectionRules: Rules<IntrospectedBearerOptions> = {
  ...bearerRules,
  endpoint: anything,
  clientId: anything,
  clientSecret: anything,
  issuer: text,
  audience: textOrTexts,
  cache: anything,
  claims: model,
  scopeClaim: text,
};

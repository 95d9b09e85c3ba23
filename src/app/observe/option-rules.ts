import { isPlainPath } from '../../openapi/pages/option-problems.js';
import { positive, text, time, words, yesOrNo, type Rule, type Rules } from '../option-rule.js';
import type { AccessLogOptions } from './access-log.js';
import type { HealthOptions } from './health.js';
import type { OverloadOptions } from './overload.js';
import type { RequestIdOptions } from './request-ids.js';

/** What `logLevel` may be. */
export const logLevels = ['error', 'warn', 'info', 'debug', 'silent'] as const;

const path: Rule = {
  wanted: 'a path that begins with a slash and has no parameters, or false,',
  fits: (value) => value === false || isPlainPath(value),
};

const moment: Rule = { wanted: 'a number of milliseconds above 0', fits: (value) => positive.fits(value) && time.fits(value) };

export const healthRules: Rules<HealthOptions> = {
  readiness: path,
  liveness: path,
  startup: path,
  timeout: moment,
  details: yesOrNo,
  cache: time,
};

export const overloadRules: Rules<OverloadOptions> = {
  delay: positive,
  window: positive,
  retryAfter: { wanted: 'a whole number of seconds, 0 or more', fits: (value) => Number.isSafeInteger(value) && (value as number) >= 0 },
  maxHeapUsed: positive,
  maxRss: positive,
};

export const requestIdRules: Rules<RequestIdOptions> = {
  header: { wanted: 'the name of a header field', fits: (value) => typeof value === 'string' && /^[\w!#$%&'*+.^`|~-]+$/.test(value) },
  trustIncoming: { wanted: '"proxies", true or false', fits: (value) => value === 'proxies' || typeof value === 'boolean' },
  respond: yesOrNo,
};

export const accessLogRules: Rules<AccessLogOptions> = {
  level: words('error', 'warn', 'info', 'debug'),
  ignore: { wanted: 'a list of paths', fits: (value) => Array.isArray(value) && value.every(text.fits) },
  fields: { wanted: 'a function', fits: (value) => typeof value === 'function' },
};

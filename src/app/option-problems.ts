import { problem, type Problem } from '../core/errors.js';
import { shown } from '../core/shown.js';
import { nearest } from '../core/suggest.js';
import { isRecord } from '../core/types.js';
import type { DataLimits } from '../model/engine/options.js';
import { docsProblems, isPlainPath } from '../openapi/pages/option-problems.js';
import { documentProblems } from '../openapi/option-problems.js';
import type { DocumentOptions } from '../openapi/options.js';
import type { ValidationErrorOptions } from '../routing/errors/default-answer.js';
import { middlewareProblems } from '../routing/level-problems.js';
import { accessLogRules, healthRules, logLevels, overloadRules, requestIdRules } from './observe/option-rules.js';
import type { ApplicationOptions, ModelDefaults, Timeouts } from './options.js';
import { count, positive, text, time, words, yesOrNo, type Rule, type Rules } from './option-rule.js';
import { isTrustProxy, trustProblems } from './trust-proxy.js';

const timeouts: Rules<Timeouts> = {
  headers: time,
  request: time,
  checking: time,
  keepAlive: time,
  handler: time,
  send: time,
  close: time,
  lameDuck: time,
  hook: time,
};

const validationErrors: Rules<ValidationErrorOptions> = {
  status: {
    wanted: 'a status from 400 to 499',
    fits: (value) => Number.isInteger(value) && (value as number) >= 400 && (value as number) <= 499,
  },
  format: {
    wanted: '"detail", "problem" or a function',
    fits: (value) => value === 'detail' || value === 'problem' || typeof value === 'function',
  },
};

const limits: Rules<DataLimits> = { depth: count, keys: count, items: count, problems: count, loneSurrogates: yesOrNo };

const models: Rules<ModelDefaults> = { strict: yesOrNo, unknownKeys: words('ignore', 'forbid', 'keep'), limits: { inside: limits } };

const object: Rule = { wanted: 'an object', fits: isRecord };
const listWith = (what: string, key: string): Rule => ({
  wanted: `a list of ${what}, each with a ${key}`,
  fits: (value) => Array.isArray(value) && value.every((one) => isRecord(one) && typeof one[key] === 'string'),
});

const documentOptions: Rules<DocumentOptions> = {
  path: { wanted: 'a path without parameters, such as /openapi.json,', fits: isPlainPath },
  version: words('3.0', '3.1', '3.2'),
  info: object,
  tags: listWith('tags', 'name'),
  servers: listWith('servers', 'url'),
  externalDocs: { wanted: 'an object with a url', fits: (value) => isRecord(value) && typeof value.url === 'string' },
  separateInputOutput: yesOrNo,
  rootPathInServers: yesOrNo,
  extend: { wanted: 'a function', fits: (value) => typeof value === 'function' },
};

const application: Rules<ApplicationOptions> = {
  title: text,
  summary: text,
  version: text,
  description: text,
  prefix: text,
  rootPath: {
    wanted: 'a path such as /api/v1',
    fits: (value) => typeof value === 'string' && /^(\/[A-Za-z0-9\-._~!$&'()*+,;=:@/]*)?$/.test(value),
  },
  openapi: { inside: documentOptions, or: false },
  docs: 'anything',
  webhooks: 'anything',
  callbacks: 'anything',
  operationIds: 'anything',
  public: 'anything',
  secureByDefault: yesOrNo,
  redirectSlashes: yesOrNo,
  trustProxy: { wanted: 'a number of proxies, their addresses, or a function', fits: isTrustProxy },
  bodyLimit: 'anything',
  timeouts: { inside: timeouts },
  maxHeaderSize: positive,
  maxConcurrency: positive,
  overload: { inside: overloadRules, orSwitch: true },
  health: { inside: healthRules, orSwitch: true },
  requestIds: { inside: requestIdRules, orSwitch: true },
  accessLog: { inside: accessLogRules, orSwitch: true },
  logLevel: words(...logLevels),
  lifespan: 'anything',
  maxConnections: positive,
  errorFormat: words('detail', 'problem'),
  validationErrors: { inside: validationErrors },
  responseValidation: words('always', 'development', 'off'),
  models: { inside: models },
  logger: 'anything',
  audit: { wanted: 'true, false or a function', fits: (value) => typeof value === 'boolean' || typeof value === 'function' },
  codeGeneration: words('auto', 'on', 'off'),
  use: 'anything',
  tags: 'anything',
  deprecated: yesOrNo,
  includeInSchema: yesOrNo,
  responses: 'anything',
  responseClass: 'anything',
  interceptors: 'anything',
  middleware: 'anything',
  errorHandlers: 'anything',
  strictContentType: yesOrNo,
};

const where = 'createApp()';

/** What is wrong with the options of an application by themselves; undefined stands for an option that is not given. */
export function optionProblems(options: ApplicationOptions): Problem[] {
  return [
    ...held(options, application as Rules),
    ...documentProblems(options.openapi, options.docs),
    ...docsProblems(options.docs),
    ...middlewareProblems(where, options.middleware),
    ...trustProblems(`${where}: trustProxy`, options.trustProxy),
  ];
}

function held(options: object, rules: Rules, path = ''): Problem[] {
  return Object.entries(options).flatMap(([name, value]: [string, unknown]) => {
    const option = `${path}${name}`;
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (rule === undefined) return [problem('OPTION_UNKNOWN', { where, option, suggestion: nearest(name, Object.keys(rules)) })];
    if (value === undefined || rule === 'anything') return [];
    if ('fits' in rule)
      return rule.fits(value) ? [] : [problem('OPTION_INVALID', { where, option, value: shown(value), wanted: rule.wanted })];
    if (('or' in rule && value === rule.or) || (rule.orSwitch === true && typeof value === 'boolean')) return [];
    if (typeof value === 'object' && value !== null) return held(value, rule.inside, `${option}.`);
    const wanted = rule.orSwitch === true ? 'true, false or an object' : 'an object';
    return [problem('OPTION_INVALID', { where, option, value: shown(value), wanted })];
  });
}

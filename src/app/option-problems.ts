import { problem, type Problem } from '../core/errors.js';
import { shown } from '../core/shown.js';
import { nearest } from '../core/suggest.js';
import type { DataLimits } from '../model/engine/options.js';
import { docsProblems, isPlainPath } from '../openapi/pages/option-problems.js';
import { documentProblems } from '../openapi/option-problems.js';
import type { DocumentOptions } from '../openapi/options.js';
import type { ValidationErrorOptions } from '../routing/errors/default-answer.js';
import { middlewareProblems } from '../routing/level-problems.js';
import type { ApplicationOptions, ModelDefaults, Timeouts } from './options.js';
import { isTrustProxy, trustProblems } from './trust-proxy.js';

/** What an option may be; the compiler does not see every program, and settings often come from outside. */
interface Rule {
  readonly wanted: string;
  readonly fits: (value: unknown) => boolean;
}

/** The options of an object: their rules, those of options inside, or `anything` for what is looked at elsewhere. */
type Rules<T = Readonly<Record<string, unknown>>> = { readonly [K in keyof Required<T>]: Rule | Inside | 'anything' };

interface Inside {
  readonly inside: Rules;
  /** A value that stands for none of them. */
  readonly or?: unknown;
}

/** The longest time that a timer of Node takes: about 24 days. */
const longest = 2_147_483_647;

const isCount = (value: unknown): boolean => typeof value === 'number' && value >= 0;
const yesOrNo: Rule = { wanted: 'true or false', fits: (value) => typeof value === 'boolean' };
const text: Rule = { wanted: 'a text', fits: (value) => typeof value === 'string' };
const bytes: Rule = { wanted: 'a number of bytes, 0 or more', fits: isCount };
const count: Rule = { wanted: 'a number, 0 or more', fits: isCount };
const time: Rule = {
  wanted: `a number of milliseconds from 0 to ${longest}`,
  fits: (value) => isCount(value) && (value as number) <= longest,
};

function words(...known: readonly string[]): Rule {
  return { wanted: known.map((word) => `"${word}"`).join(' or '), fits: (value) => known.includes(value as string) };
}

const timeouts: Rules<Timeouts> = { headers: time, request: time, checking: time, keepAlive: time, handler: time, close: time };

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

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
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
  extend: { wanted: 'a function', fits: (value) => typeof value === 'function' },
};

const application: Rules<ApplicationOptions> = {
  title: text,
  summary: text,
  version: text,
  description: text,
  prefix: text,
  rootPath: { wanted: 'a path such as /api/v1', fits: (value) => typeof value === 'string' && /^(\/[^?#]*)?$/.test(value) },
  openapi: { inside: documentOptions, or: false },
  docs: 'anything',
  webhooks: 'anything',
  callbacks: 'anything',
  operationIds: 'anything',
  public: 'anything',
  secureByDefault: yesOrNo,
  redirectSlashes: yesOrNo,
  trustProxy: { wanted: 'a number of proxies, their addresses, or a function', fits: isTrustProxy },
  bodyLimit: bytes,
  timeouts: { inside: timeouts },
  maxConnections: { wanted: 'a whole number, 1 or more', fits: (value) => Number.isInteger(value) && (value as number) >= 1 },
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
    if ('or' in rule && value === rule.or) return [];
    if (typeof value === 'object' && value !== null) return held(value, rule.inside, `${option}.`);
    return [problem('OPTION_INVALID', { where, option, value: shown(value), wanted: 'an object' })];
  });
}

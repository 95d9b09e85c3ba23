import { problem, type Problem } from '../core/errors.js';
import { shown } from '../core/shown.js';
import { nearest } from '../core/suggest.js';
import type { DataLimits } from '../model/engine/options.js';
import type { ValidationErrorOptions } from '../routing/errors/default-answer.js';
import { middlewareProblems } from '../routing/level-problems.js';
import type { ApplicationOptions, ModelDefaults, Timeouts } from './options.js';

/** What an option may be; the compiler does not see every program, and settings often come from outside. */
interface Rule {
  readonly wanted: string;
  readonly fits: (value: unknown) => boolean;
}

/** The options of an object: their rules, those of options inside, or `anything` for what is looked at elsewhere. */
type Rules<T = Readonly<Record<string, unknown>>> = { readonly [K in keyof Required<T>]: Rule | Inside | 'anything' };

interface Inside {
  readonly inside: Rules;
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

const application: Rules<ApplicationOptions> = {
  title: text,
  summary: text,
  version: text,
  description: text,
  prefix: text,
  redirectSlashes: yesOrNo,
  bodyLimit: bytes,
  timeouts: { inside: timeouts },
  errorFormat: words('detail', 'problem'),
  validationErrors: { inside: validationErrors },
  responseValidation: words('always', 'development', 'off'),
  models: { inside: models },
  logger: 'anything',
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
  return [...held(options, application as Rules), ...middlewareProblems(where, options.middleware)];
}

function held(options: object, rules: Rules, path = ''): Problem[] {
  return Object.entries(options).flatMap(([name, value]: [string, unknown]) => {
    const option = `${path}${name}`;
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
    if (rule === undefined) return [problem('OPTION_UNKNOWN', { where, option, suggestion: nearest(name, Object.keys(rules)) })];
    if (value === undefined || rule === 'anything') return [];
    if ('fits' in rule)
      return rule.fits(value) ? [] : [problem('OPTION_INVALID', { where, option, value: shown(value), wanted: rule.wanted })];
    if (typeof value === 'object' && value !== null) return held(value, rule.inside, `${option}.`);
    return [problem('OPTION_INVALID', { where, option, value: shown(value), wanted: 'an object' })];
  });
}

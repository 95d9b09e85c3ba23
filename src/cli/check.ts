import type { Picture } from '../app/picture.js';
import { TenonError } from '../core/errors.js';
import { catalogue } from '../core/catalogue.js';
import { nearest } from '../core/suggest.js';
import { found, type Finding } from './check/finding.js';
import { frontFindings } from './check/front.js';
import { missingLimits } from './check/limits.js';
import { environmentFindings, nodeFindings } from './check/node.js';
import { slowPatterns } from './check/patterns.js';
import { reportOf } from './check/report.js';
import { openRoutes } from './check/routes.js';
import type { Command, Given, Surroundings } from './command.js';
import { partsOf } from './parts.js';
import { lookingArguments, lookingOptions, lookLeniently } from './looking.js';

/** `tenon check`: what keeps an application from starting, and what is unwise of it. */
export const check: Command = {
  name: 'check',
  summary: 'find what is wrong with an application, and what is unwise',
  about: `Looks for everything that start-up would refuse, all of it at once, and for what works and is unwise: patterns that a text can keep busy (ReDoS, by recheck, an optional package), routes of which nothing says who may use them, proxies that anybody could claim to be, secrets that can be guessed, limits that are switched off, a Node that gets no updates. Errors make the exit code 1; with --strict warnings do, too. The application is imported, not started: no port is opened and no provider is made. What it prints goes to standard error.

With --production it is looked at as it would run there (NODE_ENV=production, if NODE_ENV is not set), and documentation that everybody may read is told.`,
  arguments: lookingArguments,
  options: {
    production: { about: 'as it would run in production' },
    strict: { about: 'warnings make the exit code 1' },
    ignore: { value: 'CODE', example: 'DOCS_EXPOSED', repeats: true, about: 'without findings of this code' },
    format: {
      value: 'FORMAT',
      choices: ['text', 'json'],
      about: 'text if nothing is said; docs/command-line.md tells of the shape of JSON',
    },
    ...lookingOptions,
  },
  examples: [
    ['tenon check', 'while developing'],
    ['tenon check --production --strict', 'in front of a deployment'],
    ['tenon check --ignore SECURE_BY_DEFAULT_OFF --ignore DOCS_EXPOSED', 'without what is meant to be so'],
  ],
  exits: { 0: 'nothing is found, or only warnings and notes', 1: 'an error is found; with --strict, a warning' },
  run: async (given, surroundings) => {
    const { switches, lists, values } = given;
    const ignored = new Set((lists.ignore ?? []).map(codeOf));
    const all = await findingsOf(given, surroundings);
    const findings = all.filter(({ code }) => !ignored.has(code));
    const isJson = values.format === 'json';
    await surroundings.write(`${isJson ? JSON.stringify({ version: 1, findings }, null, 2) : reportOf(findings, surroundings.paint)}\n`);
    return findings.some(({ level }) => level === 'error' || (level === 'warning' && switches.strict === true)) ? 1 : 0;
  },
};

async function findingsOf(given: Given, surroundings: Surroundings): Promise<Finding[]> {
  const isProduction = given.switches.production === true;
  const said = surroundings.env.NODE_ENV ?? '';
  const seen = await lookLeniently(given, surroundings, isProduction && said === '' ? { NODE_ENV: 'production' } : {});
  const around = [...nodeFindings(process.versions.node, new Date()), ...(isProduction ? environmentFindings(said) : [])];
  // Of what is not put together nothing further is known.
  if (isUnstartable(seen)) return [...seen.problems.map((one) => found('error', one)), ...around];
  const patterns = partsOf(seen).flatMap(({ picture }) => picture.patterns);
  return [...slowPatterns(patterns), ...frontFindings(seen, isProduction), ...openRoutes(seen), ...missingLimits(seen), ...around];
}

type Seen = Awaited<ReturnType<typeof lookLeniently>>;

function isUnstartable(seen: Seen): seen is Exclude<Seen, Picture> {
  return 'problems' in seen;
}

/** Throws `COMMAND_OPTION_INVALID` for a code that there is not. */
function codeOf(given: string): string {
  const code = given.toUpperCase();
  if (Object.hasOwn(catalogue, code)) return code;
  throw TenonError.of('COMMAND_OPTION_INVALID', {
    ...{ command: 'tenon check', option: '--ignore', given },
    ...{ wanted: 'the code of a finding', example: 'DOCS_EXPOSED', suggestion: nearest(code, Object.keys(catalogue)) },
  });
}

import { problem, type Problem } from '../core/errors.js';
import { shown } from '../core/shown.js';
import { isRecord } from '../core/types.js';

/** Words of Info that are said of the application itself, beside `openapi`. */
const elsewhere = ['title', 'version', 'summary', 'description'];

/** What cannot be meant by `openapi` and `docs`, beyond the kinds of their values. */
export function documentProblems(openapi: unknown, docs: unknown, where = 'createApp()'): Problem[] {
  if (openapi === false) return isRecord(docs) ? [pagesOfNothing(where)] : [];
  if (!isRecord(openapi)) return [];
  return [...pathProblems(openapi.path, where), ...infoProblems(openapi.info, where), ...tagProblems(openapi.tags, where)];
}

function pagesOfNothing(where: string): Problem {
  const reason = 'with openapi: false there is no document that pages could show';
  return problem('OPTION_UNFIT', { where, option: 'docs', reason, fix: 'drop docs, or openapi: false' });
}

function pathProblems(path: unknown, where: string): Problem[] {
  if (typeof path !== 'string' || !/\.ya?ml$/i.test(path)) return [];
  const reason = `${shown(path)} ends as YAML does, and it is the path of the JSON; the YAML has its own beside it`;
  return [problem('OPTION_UNFIT', { where, option: 'openapi.path', reason, fix: `write ${path.replace(/\.ya?ml$/i, '.json')}` })];
}

function infoProblems(info: unknown, where: string): Problem[] {
  if (!isRecord(info)) return [];
  const { license } = info;
  const misplaced = elsewhere.filter((word) => info[word] !== undefined);
  const problems = misplaced.map((word) => {
    const reason = `${word} is an option of the application itself`;
    return problem('OPTION_UNFIT', { where, option: `openapi.info.${word}`, reason, fix: `write ${word} beside openapi` });
  });
  if (license === undefined || (isRecord(license) && typeof license.name === 'string')) return problems;
  const wanted = 'an object with a name';
  return [...problems, problem('OPTION_INVALID', { where, option: 'openapi.info.license', value: shown(license), wanted })];
}

function tagProblems(tags: unknown, where: string): Problem[] {
  if (!Array.isArray(tags)) return [];
  const names = tags.map((tag: unknown) => (isRecord(tag) ? tag.name : undefined)).filter((name) => typeof name === 'string');
  const twice = new Set(names.filter((name, at) => names.indexOf(name) !== at));
  return [...twice].map((name) => {
    const reason = `two tags have the name ${shown(name)}`;
    return problem('OPTION_UNFIT', {
      where,
      option: 'openapi.tags',
      reason,
      fix: 'say in one of them what there is to say, and drop the other',
    });
  });
}

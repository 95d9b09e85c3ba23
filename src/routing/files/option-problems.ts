import { problem, type Problem } from '../../core/errors.js';
import { shown } from '../../core/shown.js';
import { nearest } from '../../core/suggest.js';
import type { FolderRule, Rules } from './folder-options.js';

const directory: FolderRule = {
  wanted: 'the path of a folder, a text or a URL of a file',
  fits: (value) => (typeof value === 'string' && value !== '') || (value instanceof URL && value.protocol === 'file:'),
};

/** What is wrong with the options of files that are served; undefined stands for an option that is not given, but for the folder. */
export function optionProblems(where: string, options: object, rules: Rules): Problem[] {
  const all: Rules = { ...rules, directory };
  return Object.entries({ directory: undefined, ...options }).flatMap(([option, value]: [string, unknown]) => {
    const rule = Object.hasOwn(all, option) ? all[option] : undefined;
    if (rule === undefined) return [problem('OPTION_UNKNOWN', { where, option, suggestion: nearest(option, Object.keys(all)) })];
    if ((value === undefined && option !== 'directory') || rule.fits(value)) return [];
    return [problem('OPTION_INVALID', { where, option, value: shown(value), wanted: rule.wanted })];
  });
}

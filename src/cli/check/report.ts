import type { Paint } from '../colours.js';
import { indented, wrapped } from '../wrapped.js';
import type { Finding, Level } from './finding.js';

const levels: readonly Level[] = ['error', 'warning', 'note'];

/** The findings as a person reads them: errors first, and how many of each. */
export function reportOf(findings: readonly Finding[], paint: Paint): string {
  const ordered = levels.flatMap((level) => findings.filter((one) => one.level === level));
  return [...ordered.map((one) => linesOf(one, paint).join('\n')), summaryOf(findings, paint)].join('\n\n');
}

function linesOf({ level, code, what, where, fix }: Finding, paint: Paint): string[] {
  const shade = { error: paint.red, warning: paint.yellow, note: paint.cyan }[level];
  const [first = '', ...others] = what.split('\n').flatMap((line) => wrapped(line, { indent: 2 }));
  return [
    `${paint.bold(shade(level))} ${paint.dim(code)}`,
    ...indented([first, ...others], 2),
    ...where.map((one) => `    ${paint.bold(one)}`),
    ...hanging('fix: ', fix),
  ];
}

/** A text behind a word, its further lines in line with it. */
function hanging(word: string, text: string): string[] {
  const [first = '', ...others] = wrapped(text, { indent: word.length + 2 });
  return [`  ${word}${first}`, ...indented(others, word.length + 2)];
}

/** `1 error, 2 warnings, 1 note`. */
export function summaryOf(findings: readonly Finding[], paint: Paint): string {
  const counts = levels.flatMap((level) => {
    const count = findings.filter((one) => one.level === level).length;
    return count === 0 ? [] : [`${count} ${level}${count === 1 ? '' : 's'}`];
  });
  return counts.length === 0 ? paint.green('nothing found') : counts.join(', ');
}

import type { Paint } from '../colours.js';
import type { ListeningReport } from './message.js';
import type { Found } from './type-check.js';
import { shownPath } from './project-files.js';

/** How many errors of types are shown at a time. */
const mostErrors = 20;

/** What is known before the application is there. */
export interface Plan {
  readonly file: string;
  readonly by: 'argument' | 'package.json' | 'name';
  readonly app: string | undefined;
  /** The folders whose changes count; none without reload. */
  readonly folders: readonly string[];
  /** What is not done, and why. */
  readonly notices: readonly string[];
  /** What else there is to know, for who asks. */
  readonly details: readonly Row[];
}

/** A line of the banner. */
export type Row = readonly [name: string, text: string];

/** All that `tenon dev` says itself: lines on standard error, shaded on a terminal. */
export class Output {
  #hasBanner = false;
  /** The errors of types that were told last. */
  #types: string | undefined;

  constructor(
    private readonly paint: Paint,
    private readonly write: (text: string) => void,
  ) {}

  /** The first time all that is to be known, then that it is there again. */
  listening(plan: Plan, { url, docs, counts, notices }: ListeningReport, milliseconds: number): void {
    const { bold, dim, green, cyan } = this.paint;
    if (this.#hasBanner) this.#lines([green(`Ready at ${url} after ${milliseconds} ms`)]);
    else
      this.#lines([
        `${bold('tenon dev')}  ${green(`ready after ${milliseconds} ms`)}`,
        ...table(dim, [
          ['Address', cyan(bold(url))],
          ...docs.map((address): Row => ['Docs', cyan(address)]),
          ['Application', `${shownPath(plan.file)}${plan.app === undefined ? '' : ` (${plan.app})`}, ${ways[plan.by]}`],
          ['Wiring', `${wiringText(counts)}${notices.length === 0 ? ', no problems' : ''}`],
          ['Reload', plan.folders.length === 0 ? 'off' : `on changes in ${plan.folders.map((folder) => shownPath(folder)).join(', ')}`],
          ...plan.details,
          ...plan.notices.map((notice): Row => ['Note', notice]),
        ]),
        dim('  Ctrl-C stops it.'),
      ]);
    this.#hasBanner = true;
    for (const notice of notices) this.notice(notice);
  }

  changed(files: readonly string[]): void {
    const [first = '', ...others] = files.map((file) => shownPath(file)).sort();
    this.#lines([this.paint.dim(`Changed: ${first}${others.length === 0 ? '' : ` and ${others.length} more`}`)]);
  }

  notice(text: string): void {
    this.#lines([`${this.paint.yellow('Note:')} ${text.trimEnd()}`]);
  }

  failure(text: string): void {
    const [first = '', ...others] = text.trimEnd().split('\n');
    this.#lines([this.paint.red(first), ...others]);
  }

  waiting(): void {
    this.#lines([this.paint.dim('Waiting for a change.')]);
  }

  stopped(): void {
    this.#lines([this.paint.dim('Stopped.')]);
  }

  /** Errors of types as they stand now, where they stood otherwise before. */
  types(found: Found): void {
    const { red, green } = this.paint;
    const told = found.join('\n');
    if (told === this.#types) return;
    this.#types = told;
    const { length } = found;
    const rest = length > mostErrors ? [`  and ${length - mostErrors} more`] : [];
    const shown = found.slice(0, mostErrors).map((one) => `  ${one.replaceAll('\n', '\n  ')}`);
    const head =
      length === 0
        ? green('Types: no errors.')
        : red(`Types: ${length} ${length === 1 ? 'error' : 'errors'}; the application runs all the same.`);
    this.#lines([head, ...shown, ...rest]);
  }

  #lines(lines: readonly string[]): void {
    this.write(`${lines.join('\n')}\n`);
  }
}

const ways: Readonly<Record<Plan['by'], string>> = {
  argument: 'named by the argument',
  'package.json': 'named by "tenon" in package.json',
  name: 'found by its name',
};

function table(shade: (text: string) => string, rows: readonly Row[]): string[] {
  const width = Math.max(...rows.map(([name]) => name.length)) + 2;
  return rows.map(([name, text]) => `  ${shade(name.padEnd(width))}${text}`);
}

function wiringText({ modules, providers, routes }: ListeningReport['counts']): string {
  const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;
  return [count(modules, 'module'), count(providers, 'provider'), count(routes, 'route')].join(', ');
}

import { lazily } from '../../core/lazily.js';
import { launched } from '../launch.js';

/** How lines of the log are written for a person. */
export interface PrettyLines {
  /** Undefined where they stay as they are. */
  readonly format?: (line: string) => string;
  /** What the reader should know of it. */
  readonly note?: string;
}

type Factory = (options: object) => (line: object) => string | undefined;

const loadPretty = lazily<{ readonly prettyFactory: Factory }>('pino-pretty');

const missing =
  'The log is JSON because pino-pretty is not installed; for lines that are made to be read: npm install --save-dev pino-pretty';

/** What a command says, or else whether somebody sits in front of a terminal and the application is not in production. */
function isWanted(): boolean {
  return launched().prettyLog ?? (process.env.NODE_ENV !== 'production' && process.stderr.isTTY);
}

/** Writes lines by pino-pretty where they are to be read by a person; that it is missing is no error, but something to know. */
export function prettyLines(): PrettyLines {
  if (!isWanted()) return {};
  let factory: Factory;
  try {
    factory = loadPretty().prettyFactory;
  } catch {
    return { note: missing };
  }
  const colorize = process.stderr.isTTY && (process.env.NO_COLOR ?? '') === '';
  const pretty = factory({ colorize, singleLine: true, translateTime: 'SYS:HH:MM:ss', ignore: 'name' });
  return { format: (line) => pretty(calm(readable(JSON.parse(line) as Line)) as object) ?? '' };
}

interface Line {
  readonly msg?: string;
  readonly level: number;
  readonly time: number;
}

/** A line of the access log in one sentence, with what the application has added to it. */
function readable(line: Line): object {
  if (line.msg !== 'request completed') return line;
  const { level, time, msg: _, method, path, status, duration, ...more } = line as Line & Readonly<Record<string, unknown>>;
  const {
    requestId: _id,
    traceId: _trace,
    route: _route,
    bytes: _bytes,
    remoteAddress: _address,
    userAgent: _agent,
    aborted,
    ...own
  } = more;
  const end = aborted === true ? `${text(status ?? '')} aborted`.trim() : text(status);
  return { level, time, msg: `${text(method)} ${text(path)} ${end} ${text(duration)} ms`, ...own };
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** What ends a line, moves the cursor of a terminal, or turns text around. */
// eslint-disable-next-line no-control-regex -- they are what must not get to a terminal
const restless = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]/gu;

/** The same value with nothing in its texts that a terminal would obey; the lines of a stack stay lines, which are shown further in. */
function calm(value: unknown, key?: string): unknown {
  if (typeof value === 'string') {
    const parts = key === 'stack' ? value.split('\n') : [value];
    return parts.map((part) => part.replace(restless, escaped)).join('\n');
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => calm(one));
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [calm(name), calm(one, name)]));
}

function escaped(character: string): string {
  const code = character.charCodeAt(0);
  return code === 10 ? '\\n' : `\\u${code.toString(16).padStart(4, '0')}`;
}

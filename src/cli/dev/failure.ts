import { fileURLToPath } from 'node:url';
import { type StartupError, TenonError } from '../../core/errors.js';
import { messageOf } from '../../core/message.js';
import { failureText } from '../failure.js';
import { codeFrame, placeIn } from './code-frame.js';
import type { Loader } from './loader-choice.js';
import type { FailureReport } from './message.js';
import { withoutMetadata } from './metadata.js';
import { shownPath } from './project-files.js';
import { syntaxFault } from './syntax-fault.js';

/** When something was thrown, and what for. */
export interface Circumstances {
  readonly stage: 'load' | 'start' | 'run';
  readonly file: string;
  readonly loader: Loader;
}

/** Whether only Node can say where the text is wrong. */
export function isShownByNode(thrown: unknown, { loader }: Pick<Circumstances, 'loader'>): boolean {
  return thrown instanceof SyntaxError && !(loader === 'other' && isUnread(thrown));
}

/** What was thrown, in the words to show: our own errors as they are, others with the line of the application that they come from. */
export function failureOf(thrown: unknown, circumstances: Circumstances): Pick<FailureReport, 'text' | 'isLasting'> {
  const address = addressProblem(thrown);
  if (address !== undefined) return { text: failureText(address), isLasting: true };
  return { text: isShownByNode(thrown, circumstances) ? undefined : textOf(thrown, circumstances), isLasting: false };
}

function textOf(thrown: unknown, { stage, file, loader }: Circumstances): string {
  if (loader === 'other' && isUnread(thrown)) return failureText(TenonError.of('LOADER_MISSING', { file: shownPath(file) }));
  const refused = compilerFault(thrown, loader);
  if (refused !== undefined) return refused;
  const isOurs = isNamed(thrown, 'TenonError') || isNamed(thrown, 'StartupError');
  const header = isOurs
    ? ''
    : `${{ load: `${shownPath(file)} could not be loaded`, start: 'The application could not be started', run: 'The application has crashed' }[stage]}:\n\n`;
  const place = placeIn(deepestCause(thrown));
  return `${header}${withoutOurs(failureText(thrown))}${place === undefined ? '' : `\n${codeFrame(place)}`}`;
}

/** Without the frames that lead to the application. */
function withoutOurs(text: string): string {
  return text.replace(/^\s+at async (importFile|DevelopedApplication\.\w+) .*\n/gm, '');
}

/** What the compiler of the loader says, with the place that it does not tell. */
function compilerFault(thrown: unknown, loader: Loader): string | undefined {
  const [, kind, path = '', what = ''] = /^Failed to (parse|transform) (.+?): (.*)$/s.exec(messageOf(thrown)) ?? [];
  if (kind === undefined) return undefined;
  const file = path.startsWith('file:') ? fileURLToPath(path) : path;
  if (/experimentalDecorators/.test(what)) return failureText(withoutMetadata(file, loader, true));
  const fault = syntaxFault(file);
  const frame = fault === undefined ? '' : `\n${codeFrame(fault)}`;
  return `${shownPath(file)} could not be read as TypeScript: ${fault?.what ?? what}\n${frame}`;
}

/** Whether Node itself has tried to read TypeScript: what it was told to load compiles none. */
function isUnread(thrown: unknown): boolean {
  const { code } = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as { code?: unknown };
  if (typeof code === 'string' && /UNKNOWN_FILE_EXTENSION|TYPESCRIPT_SYNTAX/.test(code)) return true;
  return thrown instanceof SyntaxError && /token|character/i.test(thrown.message);
}

function addressProblem(thrown: unknown): TenonError | undefined {
  const { syscall, code, address, port } = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as Readonly<
    Record<string, unknown>
  >;
  if ((syscall !== 'listen' && syscall !== 'getaddrinfo') || typeof code !== 'string') return undefined;
  const { hostname } = thrown as { hostname?: unknown };
  return TenonError.of('ADDRESS_UNUSABLE', { host: String(address ?? hostname), port: Number(port ?? 0), code });
}

function deepestCause(thrown: unknown): unknown {
  return thrown instanceof Error && thrown.cause !== undefined ? deepestCause(thrown.cause) : thrown;
}

function isNamed(thrown: unknown, name: (TenonError | StartupError)['name']): boolean {
  return thrown instanceof Error && thrown.name === name;
}

import { readdirSync, readFileSync, statSync, type Dirent } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { TenonError } from '../core/errors.js';
import { firstLineOf } from '../core/message.js';
import { isTemplate } from './template-kind.js';

/** Where templates come from. Only names that it lists are ever read, so that none leads out of it. */
export interface TemplateSource {
  /** The names of all templates, with `/` between folders. */
  readonly names: () => readonly string[];
  /** The text of one of them. */
  readonly read: (name: string) => string;
  /** What is another text once the template has changed; undefined where it is gone. */
  readonly version: (name: string) => string | undefined;
}

/** Templates by name, as they are. */
export function sourceInMemory(pages: Readonly<Record<string, string>>): TemplateSource {
  const texts = new Map(Object.entries(pages));
  return { names: () => [...texts.keys()], read: (name) => texts.get(name) ?? '', version: (name) => (texts.has(name) ? '' : undefined) };
}

/** The templates below a directory; files whose names begin with a dot are none. Its functions throw `TEMPLATES_DIRECTORY`. */
export function sourceInDirectory(given: string | URL): TemplateSource {
  const directory = typeof given === 'string' ? given : fileURLToPath(given);
  const pathOf = (name: string): string => join(directory, name);
  return {
    names: () =>
      told(directory, () => filesBelow(directory).map((path) => relative(directory, path).replaceAll(sep, '/'))).filter(isTemplate),
    read: (name) => told(directory, () => readFileSync(pathOf(name), 'utf8').replace(/^\uFEFF/, '')),
    version: (name) => versionOf(pathOf(name)),
  };
}

function filesBelow(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
  return entries.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return isFile(entry, path) ? [path] : [];
  });
}

/** A link to a file counts (Kubernetes mounts files so), a link to a folder does not: it may lead back. */
function isFile(entry: Dirent, path: string): boolean {
  return entry.isFile() || (entry.isSymbolicLink() && statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}

function versionOf(path: string): string | undefined {
  const facts = statSync(path, { throwIfNoEntry: false });
  return facts === undefined ? undefined : `${facts.mtimeMs} ${facts.size} ${facts.ino}`;
}

function told<T>(directory: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw TenonError.of('TEMPLATES_DIRECTORY', { directory, reason: firstLineOf(cause) }, { cause });
  }
}

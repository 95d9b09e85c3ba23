import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** What lies in `openapi-ui` of this package. */
interface OwnFiles {
  readonly folder: URL;
  /** Of this package: a part of the addresses of its files, which are cached for a year. */
  readonly version: string;
}

let found: OwnFiles | undefined;

function ownFiles(): OwnFiles {
  if (found !== undefined) return found;
  const root = rootFolder();
  found = { folder: new URL('openapi-ui/', root), version: versionOf(new URL('package.json', root)) };
  return found;
}

/** Sources, built files and the chunks of the build lie at different depths; and a user's bundle lies elsewhere. */
function rootFolder(): URL {
  for (let folder = new URL('.', import.meta.url), up = new URL('..', folder); ; folder = up, up = new URL('..', up)) {
    if (existsSync(new URL('openapi-ui/vendor.json', folder))) return folder;
    if (up.href === folder.href) return installedFolder();
  }
}

/** Nothing is refused here: where there are no files, they are missed when they are asked for. */
function installedFolder(): URL {
  try {
    return new URL('.', pathToFileURL(createRequire(import.meta.url).resolve('tenon/package.json')));
  } catch {
    return new URL('.', import.meta.url);
  }
}

function versionOf(manifest: URL): string {
  try {
    return (JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string }).version;
  } catch {
    return '0';
  }
}

/** The version in the addresses of a page's files: that of the library in it, and that of this package, whose scripts stand beside it. */
export function filesVersion(library: string): string {
  return `${library}-${ownFiles().version}`;
}

/** A template of a page: `swagger.html`. */
export function template(name: string): URL {
  return new URL(`pages/${name}`, ownFiles().folder);
}

/** Files of this package's own, by their names. */
export function assets(...names: readonly string[]): Record<string, URL> {
  return Object.fromEntries(names.map((name) => [name, new URL(`assets/${name}`, ownFiles().folder)]));
}

/** Files of a library, by their names; `package` is its name and version in vendor.json: `redoc-2.5.4`. */
export function vendored(packageName: string, ...names: readonly string[]): Record<string, URL> {
  return Object.fromEntries(names.map((name) => [name, new URL(`vendor/${packageName}/${name}`, ownFiles().folder)]));
}

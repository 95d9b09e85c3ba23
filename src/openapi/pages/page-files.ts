import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { TenonError } from '../../core/errors.js';
import { entityTag } from '../entity-tag.js';
import type { Tagged } from './conditional.js';
import type { PageFiles } from './docs-page.js';

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.gif': 'image/gif',
  '.html': 'text/html',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** What a file of this name holds. */
export function mediaTypeOf(name: string): string {
  return mediaTypes[extname(name).toLowerCase()] ?? 'application/octet-stream';
}

const read = new Map<string, Promise<Tagged & { readonly body: Buffer }>>();

/** A file as it is served, read on first use and kept; all applications of a process share it. Throws `DOCS_FILE_MISSING`. */
export function pageFile(location: URL): Promise<Tagged & { readonly body: Buffer }> {
  const { href } = location;
  const known = read.get(href);
  if (known !== undefined) return known;
  const reading = readFile(location).then(
    (body) => ({ body, etag: entityTag(body) }),
    (cause: unknown) => {
      read.delete(href);
      throw TenonError.of('DOCS_FILE_MISSING', { file: location.pathname }, { cause });
    },
  );
  read.set(href, reading);
  return reading;
}

/** One of a page's files; undefined for a name that it does not know. */
export function fileOf({ content }: PageFiles, name: string): Promise<Tagged> | undefined {
  const source = Object.hasOwn(content, name) ? content[name] : undefined;
  if (source === undefined) return undefined;
  if (source instanceof URL) return pageFile(source);
  return Promise.resolve({ body: source, etag: entityTag(source) });
}

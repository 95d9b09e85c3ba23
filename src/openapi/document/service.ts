import { said } from './merge.js';
import type { ServerObject, TagObject } from './objects.js';
import type { VersionFacts } from './version.js';
import type { DocumentFacts } from './write-document.js';

type Facts = Pick<DocumentFacts, 'options' | 'rootPath'>;

/** Where the service is found: what its path is behind its proxy comes first, unless it is listed. */
export function serversOf(
  { options: { servers = [], rootPathInServers = true }, rootPath }: Facts,
  { hasTagKinds }: VersionFacts,
): ServerObject[] | undefined {
  const isListed = !rootPathInServers || rootPath === '' || servers.some(({ url }) => url === rootPath);
  const all = isListed ? servers : [{ url: rootPath }, ...servers];
  if (all.length === 0) return undefined;
  const named = structuredClone([...all]);
  return hasTagKinds ? named : named.map(({ name: _, ...server }) => server);
}

/** What is said of tags; how one stands to another only where there are words for it. */
export function tagsOf({ options: { tags = [] } }: Facts, { hasTagKinds }: VersionFacts): TagObject[] | undefined {
  if (tags.length === 0) return undefined;
  const all = structuredClone([...tags]);
  return hasTagKinds ? all : all.map((tag) => said({ ...tag, summary: undefined, parent: undefined, kind: undefined }) as TagObject);
}

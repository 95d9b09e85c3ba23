import type { Server } from 'node:http';
import type { OpenApiDocument } from 'tenon';

/** An answer of an operation: `readBook 404`. */
export type Answered = `${string} ${string}`;

/** Answers to bodies that are broken, too long or of another type: no client that knows the document sends them. */
const unsendable = ['400', '413', '415'];

/** Every answer of every operation that a client can get. */
export function documentedAnswers(document: OpenApiDocument): readonly Answered[] {
  return operationsOf(document).flatMap(({ id, statuses }) =>
    statuses.filter((status) => !unsendable.includes(status)).map((status): Answered => `${id} ${status}`),
  );
}

/** Notes what a server answers, by the operations of its document. */
export function noteAnswers(server: Server, document: OpenApiDocument): ReadonlySet<Answered> {
  const operations = operationsOf(document);
  const noted = new Set<Answered>();
  server.prependListener('request', ({ method, url = '' }, response) => {
    const { pathname } = new URL(url, 'http://shop');
    const operation = operations.find((one) => one.method === method && one.path.test(pathname));
    response.once('finish', () => noted.add(`${operation?.id ?? `${method} ${pathname}`} ${response.statusCode}`));
  });
  return noted;
}

function operationsOf({ paths }: OpenApiDocument) {
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, { operationId, responses }]) => ({
      id: operationId ?? `${method} ${path}`,
      method: method.toUpperCase(),
      path: new RegExp(`^${path.replace(/\{[^}]+\}/g, '[^/]+')}$`),
      statuses: Object.keys(responses),
    })),
  );
}

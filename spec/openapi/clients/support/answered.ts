import type { Server } from 'node:http';
import type { OpenApiDocument } from 'tenon';

/** An answer of an operation: `readBook 404`. */
export type Answered = `${string} ${string}`;

/** Answers to what no client sends that knows the document (bodies that are broken, too long or of another type), and to what is not the client's doing. */
const unsendable = ['400', '413', '415', '503'];

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
    response.once('finish', () => {
      const status = String(response.statusCode);
      if (!unsendable.includes(status)) noted.add(`${operation?.id ?? `${method} ${pathname}`} ${status}`);
    });
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

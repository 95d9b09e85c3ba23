import { Agent, request } from 'node:http';
import type { Application } from 'tenon';
import { variantsOf, type Variant } from './variants.js';

/** What came of trying to pass by the guards of an application. */
export interface Knocked {
  /** The guarded routes that were tried. */
  readonly guarded: readonly string[];
  readonly requests: number;
  /** Requests without credentials that were let in. */
  readonly let: readonly string[];
}

interface Place {
  readonly method: string;
  /** A path that the route answers. */
  readonly path: string;
  /** Whether it ends in a wildcard. */
  readonly rest: boolean;
}

/** Knocks at every route that refuses whoever brings no credentials, in every form of its path. The application really listens. */
export async function knock(app: Application): Promise<Knocked> {
  await using listening = await listen(app);
  const { host, send } = listening;
  const places = app.wiring().routes.map(({ method, path }): Place => ({
    method,
    path: path.replace(/[:*]\w+(\([^)]*\))?|<[^>]*>/g, '1'),
    rest: path.includes('*'),
  }));
  const answers = await Promise.all(
    places.map(async (place) => ({ place, status: await send({ ...place, target: place.path, headers: {} }) })),
  );
  const guarded = answers.filter(({ status }) => status === 401 || status === 403).map(({ place }) => place);
  const open = answers.filter(({ status }) => status !== 401 && status !== 403).map(({ place }) => place);
  // A wildcard stands for nothing at all, too.
  open.push(...open.filter(({ rest }) => rest).map((place) => ({ ...place, path: place.path.replace(/1$/, '') })));
  const found: string[] = [];
  let requests = 0;
  for (const { method, path } of guarded) {
    const variants = variantsOf(method, path, host);
    requests += variants.length;
    for (const variant of variants) {
      const status = await send(variant);
      if (status < 300 && !isOpen(variant, open)) found.push(`${method} ${path}: ${told(variant)} -> ${status}`);
    }
  }
  return { guarded: guarded.map(({ method, path }) => `${method} ${path}`), requests, let: found };
}

/** Whether the request is one for another route, which is nobody's to guard; OPTIONS and HEAD of a guarded path are not. */
function isOpen({ method, target }: Variant, open: readonly Place[]): boolean {
  const path = decodeURIComponent(new URL(target, 'http://localhost').pathname);
  return open.some((place) => place.path === path && (place.method === method || (method === 'HEAD' && place.method === 'GET')));
}

function told({ method, target, headers }: Variant): string {
  return `${method} ${target} ${JSON.stringify(headers)}`;
}

async function listen(app: Application) {
  const { port } = await app.listen(0, '127.0.0.1');
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  const host = `127.0.0.1:${port}`;
  const send = ({ method, target, headers }: Variant): Promise<number> =>
    new Promise((resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', port, agent, method, path: target, headers: { host, ...headers }, timeout: 5_000 },
        (answer) => {
          answer.resume();
          answer.once('end', () => resolve(answer.statusCode ?? 0));
        },
      );
      sent.once('timeout', () => sent.destroy(new Error(`no answer to ${method} ${target}`)));
      sent.once('error', reject);
      sent.end();
    });
  const close = async (): Promise<void> => {
    agent.destroy();
    await app.close();
  };
  return { host, send, [Symbol.asyncDispose]: close };
}

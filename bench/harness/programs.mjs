import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { benchFolder } from './server-process.mjs';

/** The server that the others are compared to. */
export const baseline = 'bare';

const servers = {
  bare: { runner: 'node', file: (program) => `servers/bare/${program}.mjs` },
  express: { runner: 'node', file: (program) => `servers/express/${program}.mjs` },
  // The middleware that Auth0 gives its customers, beside the one by hand over jsonwebtoken.
  'express-oauth2': { runner: 'node', file: (program) => `servers/express/${program}.mjs`, env: { JWT_GUARD: 'oauth2' } },
  fastify: { runner: 'node', file: (program) => `servers/fastify/${program}.mjs` },
  'fastify-cached': { runner: 'node', file: (program) => `servers/fastify/${program}.mjs`, env: { JWT_CACHE: 'on' } },
  hono: { runner: 'node', file: (program) => `servers/hono/${program}.mjs` },
  'nest-express': { runner: 'node', file: (program) => `build/nest/${program}.js`, env: { ADAPTER: 'express' } },
  'nest-fastify': { runner: 'node', file: (program) => `build/nest/${program}.js`, env: { ADAPTER: 'fastify' } },
  'nest-passport': {
    runner: 'node',
    file: (program) => `build/nest/${program}.js`,
    env: { ADAPTER: 'express', JWT_GUARD: 'passport' },
  },
  fastapi: { runner: 'python', file: (program) => `servers/fastapi/${program.replaceAll('-', '_')}.py` },
  tenon: { runner: 'node', file: (program) => `build/tenon/${program}.js` },
};

export const serverNames = Object.keys(servers);

/**
 * The command that runs a server's program.
 *
 * @param {string} server
 * @param {{ program: string, env?: Record<string, string> }} workload
 * @param {{ node: string, python: string }} runners paths of the interpreters
 */
export function programOf(server, workload, runners) {
  const { runner, file, env } = servers[server];
  return { command: runners[runner], args: [file(workload.program)], env: { ...workload.env, ...env } };
}

/** Why a server cannot be measured on this machine, or undefined when it can. */
export function obstacle(server, runners) {
  const { runner, file } = servers[server];
  if (runner === 'python') {
    const probe = spawnSync(runners.python, ['-c', 'import fastapi, uvicorn']);
    return probe.status === 0 ? undefined : `${runners.python} cannot import fastapi and uvicorn`;
  }
  if (!existsSync(join(benchFolder, file('typed-get')))) return 'not compiled, see npm run build';
  if (server === 'tenon' && !existsSync(join(benchFolder, '../dist/index.js'))) return 'the tenon package is not built';
  return undefined;
}

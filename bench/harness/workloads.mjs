import { answeredOrder, sampleOrder, wrongOrders } from './orders.mjs';
import { guardedBy } from './tokens.mjs';

const peers = ['bare', 'express', 'fastify', 'hono', 'nest-express', 'nest-fastify', 'fastapi', 'tenon'];
const routers = ['bare', 'express', 'fastify', 'hono', 'tenon'];
const item = { itemId: 42, q: 'abc' };

/**
 * What servers are asked to do, and what they must answer.
 *
 * @typedef {object} Workload
 * @property {string} about one line for the reader of the results
 * @property {string} program the file, in each server's folder, that serves it
 * @property {Record<string, string>} [env] what the program is told
 * @property {string[]} servers which servers have the program
 * @property {string} [method] GET unless another is said
 * @property {string[]} paths asked for in turn
 * @property {string} [body] JSON that goes with every request
 * @property {Record<string, string>} [requestHeaders] that go with every request
 * @property {number} [status] of every answer, 200 unless another is said
 * @property {unknown} answer the JSON at every path
 * @property {Record<string, string>} [headers] that every answer carries
 * @property {string} refused a path that must answer 400 or 422
 * @property {Record<string, string>} [refusedBodies] by what is wrong with them: each must be answered so there, but by the bare server, which does not validate
 * @property {Record<string, { status: number, headers: Record<string, string> }>} [refusedHeaders] by what is wrong with them: each must be answered so
 * @property {string} [twin] a workload that is measured in the same rounds, to tell what this one costs more
 */

/** @returns {Workload} */
function manyRoutes(count, servers) {
  return {
    about: `the typed route under ${count} prefixes, requests spread over all`,
    program: 'many-routes',
    env: { ROUTES: String(count) },
    servers,
    paths: Array.from({ length: count }, (_, route) => `/r${route}/items/42?q=abc`),
    answer: item,
    refused: '/r0/items/none',
  };
}

/** @returns {Workload} */
function jwtGet(algorithm) {
  return {
    about: `typed-get behind a JWT signed with ${algorithm}: issuer, audience, time, and one scope`,
    program: 'jwt-get',
    ...guardedBy(algorithm),
    servers: ['bare', 'express', 'express-oauth2', 'fastify', 'fastify-cached', 'nest-express', 'nest-fastify', 'nest-passport', 'tenon'],
    paths: ['/items/42?q=abc'],
    answer: item,
    refused: '/items/none',
  };
}

/** @returns {Workload} */
function beside(guards, about) {
  const { env } = guardedBy('HS256');
  return {
    about,
    program: 'unguarded',
    env: { ...env, GUARDS: guards },
    servers: ['bare', 'tenon'],
    paths: ['/items/42?q=abc'],
    answer: item,
    refused: '/items/none',
  };
}

/** @type {Record<string, Workload>} */
export const workloads = {
  'typed-get': {
    about: 'GET /items/42?q=abc: an integer from the path, an optional string from the query',
    program: 'typed-get',
    servers: peers,
    paths: ['/items/42?q=abc'],
    answer: item,
    refused: '/items/none',
  },
  'forty-routes': manyRoutes(40, peers),
  'ten-routes': manyRoutes(10, routers),
  'thousand-routes': { ...manyRoutes(1000, routers), twin: 'ten-routes' },
  'no-scope': {
    about: 'the answer of request-scope without its providers',
    program: 'request-scope',
    servers: ['bare', 'nest-express', 'nest-fastify', 'fastapi', 'tenon'],
    paths: ['/plain/42'],
    answer: { item: 'item 42', region: 'eu', audited: 1 },
    refused: '/plain/none',
  },
  'request-scope': {
    about: 'five request-scoped providers, one of them opened and closed, and a singleton',
    program: 'request-scope',
    servers: ['bare', 'nest-express', 'nest-fastify', 'fastapi', 'tenon'],
    paths: ['/scoped/42'],
    answer: { item: 'item 42', region: 'eu', audited: 1 },
    refused: '/scoped/none',
    twin: 'no-scope',
  },
  middleware: {
    about: 'typed-get behind helmet() and cors()',
    program: 'middleware',
    servers: ['bare', 'express', 'nest-express', 'tenon'],
    paths: ['/items/42?q=abc'],
    answer: item,
    headers: { 'access-control-allow-origin': '*', 'x-content-type-options': 'nosniff' },
    refused: '/items/none',
  },
  'jwt-get-hs256': jwtGet('HS256'),
  'jwt-get-es256': jwtGet('ES256'),
  'no-guards': beside('off', 'typed-get in an application with 20 other routes, none of them guarded'),
  unguarded: { ...beside('on', 'typed-get, unguarded, in an application with 20 guarded routes'), twin: 'no-guards' },
  'post-order': {
    about: 'POST of the nested order with validation and a response model',
    program: 'post-order',
    servers: peers.filter((server) => server !== 'hono'),
    method: 'POST',
    paths: ['/orders'],
    body: JSON.stringify(sampleOrder()),
    status: 201,
    answer: answeredOrder(),
    refused: '/orders',
    refusedBodies: wrongOrders(),
  },
};

/** The workloads that a run without `--workload` measures: all, the twins together with the ones that name them. */
export function defaultWorkloads() {
  const twins = new Set(Object.values(workloads).map(({ twin }) => twin));
  return Object.keys(workloads).filter((name) => !twins.has(name));
}

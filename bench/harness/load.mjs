import { execFile, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const connections = 32;
const script = fileURLToPath(new URL('load.lua', import.meta.url));

/** @typedef {Pick<import('./workloads.mjs').Workload, 'method' | 'paths' | 'body' | 'requestHeaders'>} Requests */

/**
 * @callback Drive asks for the paths in turn, as fast as they are answered, on 32 connections
 * @param {string} origin
 * @param {Requests} requests
 * @param {number} seconds a whole number
 * @returns {Promise<{ completed: number, failures: Record<string, number> }>}
 */

/** @type {Drive} */
async function driveWithWrk(origin, { method = 'GET', paths, body = '', requestHeaders = {} }, seconds) {
  const headers = Object.entries(requestHeaders).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
  const args = ['-t1', `-c${connections}`, `-d${seconds}s`, ...headers, '-s', script, origin + paths[0], '--', method, body, ...paths];
  const { stdout } = await promisify(execFile)('wrk', args);
  return JSON.parse(stdout.trimEnd().split('\n').at(-1));
}

/** @type {Drive} */
async function driveWithAutocannon(origin, { method = 'GET', paths, body, requestHeaders }, seconds) {
  const { default: autocannon } = await import('autocannon');
  const json = body === undefined ? {} : { 'content-type': 'application/json' };
  const headers = { ...json, ...requestHeaders };
  const requests = paths.map((path) => ({ method, path, body, headers }));
  const result = await autocannon({ url: origin, connections, duration: seconds, requests });
  return { completed: result.requests.total, failures: { status: result.non2xx, connection: result.errors } };
}

/** The load generator: wrk where it is installed, else autocannon, which costs more CPU of its own. */
export function findLoadGenerator() {
  const hasWrk = spawnSync('wrk', ['-v']).error === undefined;
  return hasWrk ? { name: 'wrk', drive: driveWithWrk } : { name: 'autocannon', drive: driveWithAutocannon };
}

/** Drives a server and returns how many requests it answered; any failed request is an error. */
export async function drive(generator, origin, requests, seconds) {
  const { completed, failures } = await generator.drive(origin, requests, seconds);
  const failed = Object.entries(failures).filter(([, count]) => count > 0);
  if (failed.length > 0) {
    throw new Error(`failed requests: ${failed.map(([kind, count]) => `${count} (${kind})`).join(', ')}`);
  }
  return completed;
}

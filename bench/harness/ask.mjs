import http from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * One request on a connection of its own: a GET, unless another method is given.
 *
 * @param {string} url
 * @param {{ method?: string, body?: string, headers?: Record<string, string>, signal?: AbortSignal }} [options] a body is sent as JSON
 * @returns {Promise<{ status: number, headers: http.IncomingHttpHeaders, body: string }>}
 */
export function ask(url, { method = 'GET', body: sent, headers: own, signal } = {}) {
  const json = sent === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(sent) };
  const headers = { ...json, ...own };
  return new Promise((resolve, reject) => {
    const request = http.request(url, { agent: false, method, headers, signal }, (response) => {
      const { statusCode: status = 0, headers } = response;
      text(response).then((body) => resolve({ status, headers, body }), reject);
    });
    request.on('error', reject);
    request.end(sent);
  });
}

/**
 * Asks until the server answers anything at all.
 *
 * @param {string} url
 * @param {number} interval in milliseconds between two attempts
 * @param {AbortSignal} signal ends the attempts, its reason is thrown
 */
export async function firstAnswer(url, interval, signal) {
  for (;;) {
    try {
      return await ask(url, { signal });
    } catch {
      signal.throwIfAborted();
      await delay(interval);
    }
  }
}

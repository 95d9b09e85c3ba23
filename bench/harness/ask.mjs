import http from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * One GET on a connection of its own.
 *
 * @param {string} url
 * @param {AbortSignal} [signal]
 * @returns {Promise<{ status: number, headers: http.IncomingHttpHeaders, body: string }>}
 */
export function ask(url, signal) {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent: false, signal }, (response) => {
      const { statusCode: status = 0, headers } = response;
      text(response).then((body) => resolve({ status, headers, body }), reject);
    });
    request.on('error', reject);
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
      return await ask(url, signal);
    } catch {
      signal.throwIfAborted();
      await delay(interval);
    }
  }
}

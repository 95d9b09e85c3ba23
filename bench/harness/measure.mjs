import { cpuTime } from './cpu-time.mjs';
import { drive } from './load.mjs';
import { programOf } from './programs.mjs';
import { startServer } from './server-process.mjs';
import { verify } from './verify.mjs';

/** Below this the 10 ms steps of the process clock are more than 2 % of what is measured. */
const leastMicroseconds = 500_000;

/**
 * @typedef {object} Settings
 * @property {{ name: string, drive: import('./load.mjs').Drive }} generator
 * @property {{ node: string, python: string }} runners
 * @property {number} rounds
 * @property {number} seconds of load per measurement
 * @property {number} warmup seconds of load before it
 */

/** The CPU time per request, in microseconds, of a freshly started server. */
async function sample(server, workload, settings) {
  const { generator, runners, seconds, warmup } = settings;
  const { pid, origin, stop } = await startServer(programOf(server, workload, runners), workload.paths[0]);
  try {
    await verify(origin, workload, server);
    await drive(generator, origin, workload, warmup);
    const before = cpuTime(pid);
    const completed = await drive(generator, origin, workload, seconds);
    const spent = cpuTime(pid) - before;
    if (spent < leastMicroseconds) throw new Error(`only ${spent / 1000} ms of CPU time: measure for more seconds`);
    return spent / completed;
  } finally {
    await stop();
  }
}

/**
 * Measures workloads side by side: each round has every server once per workload, so that noise on the machine hits all alike.
 *
 * @param {Record<string, import('./workloads.mjs').Workload>} workloads by name
 * @param {string[]} servers
 * @param {Settings} settings
 * @returns {Promise<Record<string, Record<string, number[]>>>} samples by workload and server, a number per round
 */
export async function measure(workloads, servers, settings) {
  const samples = {};
  for (let round = 0; round < settings.rounds; round++) {
    for (const server of servers) {
      for (const [name, workload] of Object.entries(workloads)) {
        if (!workload.servers.includes(server)) continue;
        const value = await sample(server, workload, settings).catch((error) => {
          throw new Error(`${name} on ${server}: ${error.message}`, { cause: error });
        });
        ((samples[name] ??= {})[server] ??= []).push(value);
      }
    }
  }
  return samples;
}

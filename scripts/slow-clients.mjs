// Attacks a server with thousands of clients that send their heads or bodies too slowly, or nothing at all, all at the same time, and asks it normal questions meanwhile.
// Says how long each kind stayed, how many were told 408, and what the questions met with. Needs slowhttptest in the path (apt-get install slowhttptest), file
// descriptors for all (ulimit -n), and the samples built (npm run build). Installs nothing; ends with 1 where something is not as it should be.
//
//   node scripts/slow-clients.mjs --clients 2000 --headers 5000 --request 8000
//
// `--headers` and `--request`: timeouts.headers and timeouts.request of the server, in milliseconds. A client has to be gone `--patience` (2,000)
// after its limit, counted from when the server took its connection.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';
import { clearInterval, setInterval } from 'node:timers';
import { text as streamed } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';

const number = (fallback) => ({ type: 'string', default: fallback });
const { values } = parseArgs({
  options: { clients: number('2000'), headers: number('5000'), request: number('8000'), patience: number('2000') },
});
const [clients, headers, request, patience] = [values.clients, values.headers, values.request, values.patience].map(Number);

/** Counts what the server says to those who were too slow; the rest of it is a sample as it is. */
const program = `
const { app } = await import(${JSON.stringify(new URL('../build/samples/observability/shop.js', import.meta.url).href)});
const timeouts = { headers: ${headers}, request: ${request}, checking: 500, close: 1000 };
const attacked = app.fork({ options: { accessLog: false, maxConnections: undefined, maxConcurrency: undefined, overload: false, timeouts } });
const { port } = await attacked.listen(0);
const kinds = { headers: [], bodies: [], idle: [] };
const asked = new Map();
attacked.server.on('request', ({ socket, method }) => asked.set(socket, method));
attacked.server.on('connection', (socket) => {
  const begun = performance.now();
  const { end } = socket;
  let told = false;
  socket.end = function (...said) {
    told ||= String(said[0]).startsWith('HTTP/1.1 408');
    return end.apply(this, said);
  };
  socket.on('close', () => {
    const method = asked.get(socket);
    asked.delete(socket);
    // Whoever asked a whole question was none of them.
    if (method !== 'GET') kinds[method === 'POST' ? 'bodies' : socket.bytesRead > 0 ? 'headers' : 'idle'].push([performance.now() - begun, told]);
  });
});
process.stdout.write(port + '\\n');
process.stdin.resume().on('end', () => {
  process.stdout.write(JSON.stringify(kinds) + '\\n');
  void attacked.close();
});`;

const server = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['pipe', 'pipe', 'inherit'] });
const [first] = await once(server.stdout, 'data');
const port = Number(first.toString());
const origin = `http://127.0.0.1:${port}`;

const residentMegabytes = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1]) / 1024;

/** Milliseconds, or why it was no success. */
function ask(agent) {
  return new Promise((resolve) => {
    const begun = performance.now();
    const sent = get(`${origin}/orders/7`, { agent }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode === 200 ? performance.now() - begun : `status ${answer.statusCode}`));
    });
    sent.on('error', (error) => resolve(error.code ?? error.message));
  });
}

/** Asks twenty times a second, on new connections and old ones in turn, until told to stop. */
async function probe(until) {
  const agents = [new Agent({ keepAlive: true }), new Agent({ keepAlive: false })];
  const asked = [];
  while (!until.isOver) {
    asked.push(ask(agents[asked.length % 2]));
    await delay(50);
  }
  const all = await Promise.all(asked);
  agents[0].destroy();
  const failed = all.filter((one) => typeof one !== 'number');
  const times = all.filter((one) => typeof one === 'number').toSorted((a, b) => a - b);
  return { asked: all.length, failed, p50: times[Math.floor(times.length / 2)], p99: times[Math.floor(times.length * 0.99)] };
}

/** Ends when the last connection is closed. */
async function slowhttptest(mode, path, more = []) {
  const length = Math.ceil((request + patience) / 1000) + 30;
  const args = [mode, '-c', clients, '-r', Math.ceil(clients / 4), '-i', 1, '-l', length, '-u', origin + path, '-v', 0, ...more];
  const attack = spawn('slowhttptest', args.map(String), { stdio: 'ignore' });
  await once(attack, 'exit');
}

/** Connects as slowly as the others: a server's queue of connections that it has not taken yet is short, and those that it drops never hear of it. */
async function idle() {
  const closed = [];
  for (let i = 0; i < clients; i += 1) {
    const socket = connect(port, '127.0.0.1').on('error', () => undefined);
    closed.push(new Promise((resolve) => socket.resume().on('close', resolve)));
    if (i % 50 === 49) await delay(Math.ceil(200_000 / clients));
  }
  await Promise.race([Promise.all(closed), delay(headers + patience + 30_000)]);
}

const shown = ({ asked, failed, p50, p99 }) =>
  `${asked} asked, ${failed.length} failed${failed.length > 0 ? ` (${[...new Set(failed)].join(', ')})` : ''}, p50 ${p50?.toFixed(1)} ms, p99 ${p99?.toFixed(1)} ms`;

const calm = { isOver: false };
const before = probe(calm);
await delay(3_000);
calm.isOver = true;
console.log(`without attack: ${shown(await before)}`);

const resident = residentMegabytes();
const attack = { isOver: false };
const during = probe(attack);
let peak = resident;
const watching = setInterval(() => (peak = Math.max(peak, residentMegabytes())), 200);
const form = ['-t', 'POST', '-f', 'text/csv', '-s', '8000'];
await Promise.all([slowhttptest('-H', '/orders/7'), slowhttptest('-B', '/orders/import', form), idle()]);
attack.isOver = true;
clearInterval(watching);
const asked = await during;
server.stdin.end();
const kinds = JSON.parse(await streamed(server.stdout));

let isGood = asked.failed.length === 0;
for (const [kind, limit] of [
  ['headers', headers],
  ['bodies', request],
  ['idle', headers],
]) {
  const lives = kinds[kind].map(([life]) => life);
  const longest = Math.max(...lives);
  const told = kinds[kind].filter(([, isTold]) => isTold).length;
  isGood &&= lives.length >= clients && told === lives.length && longest <= limit + patience;
  console.log(`${lives.length} ${kind}: told 408: ${told}; gone after ${(longest / 1000).toFixed(1)} s at most, limit ${limit / 1000} s`);
}
console.log(`meanwhile: ${shown(asked)}`);
console.log(`memory: ${resident.toFixed(0)} MB before, ${peak.toFixed(0)} MB at most`);
console.log(isGood ? 'good' : 'not good');
process.exitCode = isGood ? 0 : 1;

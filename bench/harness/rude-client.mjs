import { connect } from 'node:net';

const longestConversation = 10_000;

const head = (line, ...fields) => `${[`${line} HTTP/1.1`, 'Host: bench', ...fields].join('\r\n')}\r\n\r\n`;
const lines = JSON.stringify(Array(500).fill('x'.repeat(100)));
const slow = head('GET /slow');
const slowThenClose = head('GET /slow', 'Connection: close');
const upload = head('POST /upload', 'Content-Type: application/json', `Content-Length: ${lines.length}`, 'Connection: close') + lines;

/** Does something to the socket at a random moment up to `longest` milliseconds from now. */
const soon = (longest, action) => setTimeout(action, Math.random() * longest);

/**
 * The ways to treat a server: how often (out of ten), with how many requests, and whether it ends in an answer.
 *
 * @type {Record<string, { weight: number, requests: number, polite: boolean, act: (socket: import('node:net').Socket) => void }>}
 */
const manners = {
  resetsWhileWaiting: {
    weight: 3,
    requests: 1,
    polite: false,
    act(socket) {
      socket.write(slow);
      soon(50, () => socket.resetAndDestroy());
    },
  },
  leavesMidBody: {
    weight: 2,
    requests: 1,
    polite: false,
    act(socket) {
      socket.write(upload.slice(0, upload.length / 2));
      soon(10, () => socket.destroy());
    },
  },
  leavesMidHeader: {
    weight: 1,
    requests: 1,
    polite: false,
    act(socket) {
      socket.write(slow.slice(0, -6));
      soon(5, () => socket.destroy());
    },
  },
  leavesMidPipeline: {
    weight: 2,
    requests: 3,
    polite: false,
    act(socket) {
      socket.write(slow.repeat(3));
      socket.once('data', () => socket.destroy());
    },
  },
  waits: { weight: 1, requests: 1, polite: true, act: (socket) => socket.write(slowThenClose) },
  uploads: { weight: 1, requests: 1, polite: true, act: (socket) => socket.write(upload) },
};

const hat = Object.values(manners).flatMap((manner) => Array(manner.weight).fill(manner));

/** One connection from start to end; tells whether a success was heard on it. */
function converse(port, { act }) {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1', () => act(socket));
    socket.setEncoding('latin1').setTimeout(longestConversation, () => socket.destroy());
    socket.on('data', (chunk) => (heard += chunk));
    socket.on('error', () => {}); // broken connections are the purpose
    socket.on('close', () => resolve(heard.startsWith('HTTP/1.1 200 ')));
  });
}

/**
 * Sends requests over raw sockets, most of which are abandoned, and counts them.
 *
 * @param {number} port
 * @param {{ requests: number, concurrency: number, seconds: number }} limits
 * @returns {Promise<{ sent: number, polite: number, answered: number }>} `answered` of the `polite` ones
 */
export async function provoke(port, { requests, concurrency, seconds }) {
  const deadline = performance.now() + seconds * 1000;
  const tally = { sent: 0, polite: 0, answered: 0 };
  const client = async () => {
    while (tally.sent < requests && performance.now() < deadline) {
      const manner = hat[Math.floor(Math.random() * hat.length)];
      tally.sent += manner.requests;
      const answered = await converse(port, manner);
      if (!manner.polite) continue;
      tally.polite++;
      if (answered) tally.answered++;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, client));
  return tally;
}

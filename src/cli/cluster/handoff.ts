import cluster, { type Worker } from 'node:cluster';

/** What node:cluster tells a worker with a connection that it hands over, and what it hears of it. Neither is documented; where they differ, nothing is done. */
interface Message {
  readonly act?: unknown;
  readonly seq?: unknown;
  readonly ack?: unknown;
}

interface Closable {
  readonly close?: () => void;
}

/** Milliseconds in which the last words of a worker that has ended are read. */
const unread = 20;

/**
 * Gives the connections to another worker that were handed to one that died before it took them: node:cluster waits for a word of it for ever, and the client
 * with it.
 */
export function rescueConnections(worker: Worker): void {
  const { process } = worker;
  const underway = new Map<number, Closable>();
  const send = process.send.bind(process) as (message: Message, handle: Closable, ...rest: unknown[]) => boolean;
  const watched = (message: Message, handle: Closable, ...rest: unknown[]): boolean => {
    if (message.act === 'newconn' && typeof message.seq === 'number') underway.set(message.seq, handle);
    return send(message, handle, ...rest);
  };
  process.send = watched as typeof process.send;
  process.on('internalMessage', ({ ack }: Message) => void underway.delete(ack as number));
  // Not with its disconnection, which waits for a word of it as well.
  process.once('exit', () => setTimeout(() => giveOn(worker, underway), unread));
}

function giveOn(worker: Worker, underway: Map<number, Closable>): void {
  const isAnyoneLeft = Object.values(cluster.workers ?? {}).some((one) => one !== undefined && one !== worker && one.isConnected());
  for (const [ack, handle] of underway) {
    // The words of a worker that does not take a connection, upon which node:cluster gives it to the next one.
    if (isAnyoneLeft) worker.process.emit('internalMessage', { cmd: 'NODE_CLUSTER', ack, accepted: false }, undefined);
    else handle.close?.();
  }
  underway.clear();
}

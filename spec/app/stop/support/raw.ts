import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A connection, and what has come on it. */
export interface Raw {
  readonly socket: Socket;
  /** What has come so far. */
  readonly text: () => string;
  /** Resolves when the other side has ended or cut it. */
  readonly closed: Promise<void>;
}

/** Connects, and waits until the server has accepted. */
export async function raw(port: number): Promise<Raw> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.setEncoding('latin1').on('data', (piece: string) => (text += piece));
  socket.on('error', () => undefined);
  const closed = new Promise<void>((resolve) => void socket.once('close', () => resolve()));
  await new Promise((resolve) => socket.once('connect', resolve));
  return { socket, text: () => text, closed };
}

/** Waits for something to become true; a spec that waits in vain ends by its own limit. */
export async function until(isTrue: () => boolean): Promise<void> {
  while (!isTrue()) await sleep(5);
}

export const asking = (path: string, fields = ''): string => `GET ${path} HTTP/1.1\r\nHost: x\r\n${fields}\r\n`;

import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

/** A connection to a server, with everything that came back on it. */
export class Conversation {
  /** What came back so far. */
  heard = '';
  isClosed = false;

  private constructor(readonly socket: Socket) {
    socket.setEncoding('latin1').on('data', (piece: string) => (this.heard += piece));
    socket.on('error', () => undefined).on('close', () => (this.isClosed = true));
  }

  static async begin(port: number, text = ''): Promise<Conversation> {
    const socket = connect(port, '127.0.0.1');
    const conversation = new Conversation(socket);
    await new Promise<void>((resolve) => socket.once('connect', resolve));
    if (text !== '') socket.write(text);
    return conversation;
  }

  say(text: string): void {
    this.socket.write(text);
  }

  /** The statuses that came back so far, those of interim responses as well. */
  get statuses(): readonly number[] {
    return [...this.heard.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status));
  }

  /** Waits until so much came back; rejects where it never does. */
  async until(isThere: (self: this) => boolean): Promise<void> {
    const deadline = Date.now() + 3000;
    while (!isThere(this)) {
      if (Date.now() > deadline) throw new Error(`Nothing more came than ${JSON.stringify(this.heard)}, closed: ${this.isClosed}`);
      await delay(2);
    }
  }
}

/** The head of a POST. */
export function post(path: string, ...headers: readonly string[]): string {
  return [`POST ${path} HTTP/1.1`, 'Host: x', ...headers, '', ''].join('\r\n');
}

/** One piece of a body that announces no length. */
export function chunk(size: number): string {
  return `${size.toString(16)}\r\n${'a'.repeat(size)}\r\n`;
}

import type { Server } from 'node:http';
import { duplexPair } from 'node:stream';

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  /** The value of every line of a header, in order; none where it is not there. */
  readonly all: (name: string) => readonly string[];
  readonly head: string;
  readonly body: string;
}

/** What is sent; each character of it is one byte. */
export interface RawRequest {
  /** `GET /orders?page=2` */
  readonly request: string;
  /** Header lines beside Host, Connection and Content-Length, as they are written, repeated ones too. */
  readonly lines?: readonly string[];
  readonly content?: string;
}

/** Sends bytes on a connection of its own, and reads until the server ends it. */
export async function exchange(server: Server, { request, lines = [], content }: RawRequest): Promise<RawAnswer> {
  const [near, far] = duplexPair();
  const pieces: Buffer[] = [];
  near.on('data', (piece: Buffer) => pieces.push(piece));
  const isOver = new Promise<void>((done) => near.once('end', done).once('close', done));
  server.emit('connection', far);
  const length = content === undefined ? [] : [`Content-Length: ${content.length}`];
  const head = [`${request} HTTP/1.1`, 'Host: matrix.example', 'Connection: close', ...length, ...lines];
  near.write(`${head.join('\r\n')}\r\n\r\n${content ?? ''}`, 'latin1');
  await isOver;
  near.destroy();
  far.destroy();
  return answerIn(Buffer.concat(pieces).toString('latin1'));
}

function answerIn(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n');
  const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(text)?.[1]);
  if (end === -1 || Number.isNaN(status)) throw new Error(`This is no answer: ${JSON.stringify(text)}`);
  const head = text.slice(0, end);
  const fields = head
    .split('\r\n')
    .slice(1)
    .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()] as const);
  const all = (name: string) => fields.flatMap(([one, value]) => (one === name ? [value] : []));
  return { status, all, head, body: text.slice(end + 4) };
}

import { connect } from 'node:net';

/** One answer, taken apart. */
export interface Answer {
  readonly status: number;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** What came back on a connection. */
export interface Exchange {
  readonly answers: readonly Answer[];
  /** What is no whole answer. */
  readonly rest: string;
  /** Whether the server closed it, and not our patience. */
  readonly isClosed: boolean;
}

/** Sends bytes over a bare connection, each character one of them, and reads until it is closed, or `isEnough`, or so many milliseconds are over. */
export function exchange(port: number, bytes: string, isEnough?: (text: string) => boolean, patience = 3000): Promise<Exchange> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let text = '';
    let isEnded = false;
    const timer = setTimeout(() => socket.destroy(), patience);
    socket
      .setEncoding('latin1')
      .on('data', (piece: string) => {
        text += piece;
        if (isEnough?.(text) === true) socket.destroy();
      })
      .on('end', () => (isEnded = true))
      // Whoever closes with something unread resets the connection.
      .on('error', (error: NodeJS.ErrnoException) => (isEnded ||= error.code === 'ECONNRESET' || error.code === 'EPIPE'))
      .on('close', () => {
        clearTimeout(timer);
        resolve({ ...answersIn(text, bytes.startsWith('HEAD ')), isClosed: isEnded });
      });
    socket.write(bytes, 'latin1');
  });
}

/** Answers with a Content-Length, or without a body, as the first one to HEAD has none; interim ones are left out. */
function answersIn(text: string, isHead: boolean): { answers: Answer[]; rest: string } {
  const answers: Answer[] = [];
  let rest = text;
  for (;;) {
    const end = rest.indexOf('\r\n\r\n');
    const status = Number(/^HTTP\/1\.1 (\d{3}) /.exec(rest)?.[1]);
    if (end === -1 || Number.isNaN(status)) return { answers, rest };
    const headers = new Map(
      rest
        .slice(0, end)
        .split('\r\n')
        .slice(1)
        .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
    );
    const length = isHead && answers.length === 0 ? 0 : Number(headers.get('content-length') ?? 0);
    if (rest.length < end + 4 + length) return { answers, rest };
    if (status >= 200) answers.push({ status, headers, body: rest.slice(end + 4, end + 4 + length) });
    rest = rest.slice(end + 4 + length);
  }
}

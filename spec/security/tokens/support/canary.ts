import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server of a spec answers with. */
export type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

/** A real server on this machine that counts what it is asked. */
export class Canary {
  readonly requests: string[] = [];
  readonly bodies: string[] = [];
  answer: Answer = (_, response) => void response.end('{}');

  private constructor(private readonly server: Server) {}

  static async listening(): Promise<Canary> {
    const server = createServer();
    const canary = new Canary(server);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      canary.requests.push(`${request.method} ${request.url}`);
      let body = '';
      request.on('data', (piece: Buffer) => (body += piece.toString()));
      request.on('end', () => {
        canary.bodies.push(body);
        canary.answer(request, response, body);
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return canary;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Answers with JSON from now on. */
  give(value: unknown): void {
    this.answer = (_, response) => void response.setHeader('content-type', 'application/json').end(JSON.stringify(value));
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}

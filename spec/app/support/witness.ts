import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, symlinkSync } from 'node:fs';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { basename, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { project } from '../../cli/support/project.js';

/** An application in a process of its own, on the built package, with everything that it wrote and answered. */
export class Witness {
  readonly #out: Promise<string>;
  readonly #errors: Promise<string>;
  /** Every answer as it came, head and body. */
  readonly answers: string[] = [];

  private constructor(
    private readonly child: ChildProcessWithoutNullStreams,
    readonly port: number,
    errors: Promise<string>,
  ) {
    this.#out = text(child.stdout);
    this.#errors = errors;
  }

  /**
   * Starts programs of this folder, of which the first one tells its port in its first line, and ends when its standard input does. The spec removes the project.
   */
  static async start(programs: readonly string[], ...written: readonly string[]): Promise<Witness> {
    const sources = programs.map((name) => [`${name}.js`, readFileSync(new URL(`./${name}.ts`, import.meta.url), 'utf8')]);
    const folder = project(Object.fromEntries(sources) as Record<string, string>);
    const express = fileURLToPath(new URL('../../../node_modules/express', import.meta.url));
    symlinkSync(express, join(folder, 'node_modules', basename(express)), 'dir');
    const { NODE_OPTIONS: _, NODE_ENV: __, ...env } = process.env;
    const child = spawn(process.execPath, [join(folder, `${programs[0] ?? ''}.js`), ...written], { env });
    const errors = text(child.stderr);
    const failed = once(child, 'exit').then(async () => Promise.reject(new Error(await errors)));
    const [first] = (await Promise.race([once(child.stdout, 'data'), failed])) as [Buffer];
    failed.catch(() => undefined);
    return new Witness(child, Number(first.toString('utf8')), errors);
  }

  /** Sends a request and reads its answer; the status. */
  async ask(method: string, path: string, headers: Readonly<Record<string, string>> = {}, body?: string): Promise<number> {
    const request = httpRequest({ port: this.port, host: '127.0.0.1', method, path, headers, agent: false });
    request.end(body);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    const { statusCode = 0, rawHeaders } = response;
    this.answers.push(`${statusCode} ${rawHeaders.join('\n')}\n${await text(response).catch(() => 'cut off')}`);
    return statusCode;
  }

  /** Sends bytes as they are, and reads what comes back until the connection ends. */
  async send(bytes: string | Buffer): Promise<void> {
    const socket = connect(this.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes);
    this.answers.push(await text(socket).catch(() => ''));
  }

  /** Ends it; what it wrote, and how it ended. */
  async end(): Promise<{ readonly out: string; readonly errors: string; readonly code: number | null }> {
    const exit = once(this.child, 'exit') as Promise<[number | null]>;
    this.child.stdin.end();
    const [out, errors, [code]] = await Promise.all([this.#out, this.#errors, exit]);
    return { out, errors, code };
  }

  /** Ends it where a spec did not get that far. */
  [Symbol.asyncDispose](): Promise<void> {
    this.child.kill();
    return Promise.resolve();
  }
}

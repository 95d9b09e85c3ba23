import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'redis';

const binary = '/usr/bin/redis-server';
const isThere = existsSync(binary);
if (!isThere) process.stderr.write(`Specs of Redis are skipped: there is no ${binary} (apt-get install redis-server).\n`);

/** `describe`, where there is a Redis to start. */
export const describeRedis = isThere ? describe : describe.skip;

/** A server of a spec's own, on a free port of 127.0.0.1. */
export class Redis {
  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
    readonly port: number,
  ) {}

  static async start(port?: number): Promise<Redis> {
    const folder = mkdtempSync(join(tmpdir(), 'tenon-redis-'));
    const free = port ?? (await freePort());
    const args = ['--save', '', '--port', String(free), '--bind', '127.0.0.1', '--dir', folder];
    const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const redis = new Redis(child, folder, free);
    for await (const chunk of child.stdout as NonNullable<typeof child.stdout>)
      if (String(chunk).includes('Ready to accept connections')) break;
    return redis;
  }

  client() {
    const client = createClient({
      socket: { host: '127.0.0.1', port: this.port, reconnectStrategy: 50 },
      disableOfflineQueue: true,
    });
    client.on('error', () => undefined);
    return client;
  }

  async stop(): Promise<void> {
    const gone = once(this.process, 'exit');
    this.process.kill();
    await gone;
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

import type { Application } from '../app/application.js';
import type { ApplicationOptions } from '../app/options.js';
import type { Override } from '../container/override.js';
import { originalOf } from '../core/loggable.js';
import type { Logger } from '../core/logger.js';
import { TestClient } from './client.js';

/** How a test's copy of an application differs from the original. */
export interface TestAppOptions {
  /** What is replaced; each must name something that is there and used. */
  readonly override?: readonly Override[];
  /** Application options in place of the original's. */
  readonly options?: ApplicationOptions;
}

/** One line that the application logged. */
export interface LogLine {
  readonly level: 'error' | 'warn' | 'info' | 'debug';
  readonly fields: Readonly<Record<string, unknown>>;
  readonly message: string;
}

/** An application under test: a started copy, a client for it, and what it logged. */
export class TestApp {
  readonly client: TestClient;

  constructor(
    readonly app: Application,
    readonly logs: readonly LogLine[],
  ) {
    this.client = new TestClient(app.server);
  }

  /** The errors that nobody meant to happen, as they were thrown, in order: what a client saw as a 500. */
  get errors(): readonly unknown[] {
    return this.logs.filter(({ level, fields }) => level === 'error' && 'err' in fields).map(({ fields }) => originalOf(fields.err));
  }

  async close(): Promise<void> {
    await this.app.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

/**
 * Starts a copy of an application for a test, without a port. The original is not touched; providers are replaced before anything is bound.
 *
 * Throws what start-up throws (`StartupError`), so an override that names nothing, or nothing that is used, fails the test.
 *
 * @example
 * const t = await testApp(app, { override: [override(Mailer).with(fakeMailer)] });
 * expect((await t.client.post('/orders', { json: order })).status).toBe(201);
 * await t.close();
 */
export async function testApp(app: Application, { override = [], options }: TestAppOptions = {}): Promise<TestApp> {
  const logs: LogLine[] = [];
  const copy = app.fork({ overrides: override, logger: recorder(logs), ...(options === undefined ? {} : { options }) });
  await copy.init();
  return new TestApp(copy, logs);
}

function recorder(logs: LogLine[]): Logger {
  const at =
    (level: LogLine['level']) =>
    (fields: object, message: string): void => {
      logs.push({ level, fields: { ...fields }, message });
    };
  return { error: at('error'), warn: at('warn'), info: at('info'), debug: at('debug') };
}

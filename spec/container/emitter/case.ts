import assert from 'node:assert/strict';
import { Controller, createApp, Depends, dependency, Get, Module, type Dependency, type ModuleOptions, type Token } from 'tenon';
import { testApp, type TestApp } from 'tenon/testing';

/** Which back end of the emitter makes the routes runnable. */
export type BackEnd = 'on' | 'off' | 'auto';

/** One thing that the emitter handles, shown by a real application; knows no test framework, so that it runs in any process. */
export interface Case {
  readonly name: string;
  readonly run: (codeGeneration: BackEnd) => Promise<void>;
}

/** Starts an application, uses it, and closes it whatever happens. */
export async function withApp(options: ModuleOptions, codeGeneration: BackEnd, use: (t: TestApp) => Promise<void>): Promise<void> {
  class AppModule {}
  Module(options)(AppModule);
  const t = await testApp(createApp(AppModule), { options: { codeGeneration } });
  try {
    await use(t);
  } finally {
    await t.close();
  }
}

/** A controller whose one route answers with what these are worth. */
export function answering(...asked: readonly (Dependency | Token)[]): new () => object {
  const inputs = Object.fromEntries(asked.map((one, i) => [`d${i}`, one]));
  const all = dependency(inputs, (worth) => Object.values(worth), { name: 'all' });
  class Answering {
    answer(worth: unknown) {
      return worth;
    }
  }
  Depends(all)(Answering.prototype, 'answer', 0);
  Get('/')(Answering.prototype, 'answer', Object.getOwnPropertyDescriptor(Answering.prototype, 'answer') as never);
  Controller()(Answering);
  return Answering;
}

/** A case that asks the one route of an application, as many times as there are answers, and sees what it expects. */
export function answers(name: string, made: () => ModuleOptions, ...expected: readonly unknown[]): Case {
  return {
    name,
    run: (codeGeneration) =>
      withApp(made(), codeGeneration, async ({ client }) => {
        for (const one of expected) {
          const response = await client.get('/');
          assert.equal(response.status, 200, `${response.status} ${response.text}`);
          assert.deepEqual(response.json(), one);
        }
      }),
  };
}

/** A case whose one route fails: with this code in the log, and this left behind. */
export function fails(name: string, made: (log: string[]) => ModuleOptions, code: string, ...left: readonly string[]): Case {
  return {
    name,
    run: async (codeGeneration) => {
      const log: string[] = [];
      await withApp(made(log), codeGeneration, async (t) => {
        const response = await t.client.get('/');
        assert.equal(response.status, 500);
        assert.deepEqual(
          t.errors.map((error) => (error as { code?: string }).code ?? (error as Error).message),
          [code],
        );
        assert.deepEqual(log, left);
      });
    },
  };
}

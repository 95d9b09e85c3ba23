import { createApp, Module, StartupError, type ApplicationOptions } from 'tenon';
import { testApp, type TestApp } from 'tenon/testing';

type Controller = new () => object;

function moduleOf(controllers: readonly Controller[]): new () => object {
  class TestModule {}
  Module({ controllers: [...controllers] })(TestModule);
  return TestModule;
}

/** Starts an application of one controller; `await using` closes it. */
export function serve(controller: Controller, options: ApplicationOptions = {}): Promise<TestApp> {
  return testApp(createApp(moduleOf([controller]), options));
}

/** Why an application of these controllers does not start, as `CODE: sentence`; fails where it does start. */
export async function refusals(...controllers: readonly Controller[]): Promise<string[]> {
  const app = createApp(moduleOf(controllers));
  try {
    await app.init();
  } catch (error) {
    if (error instanceof StartupError) return error.problems.map(({ code, what }) => `${code}: ${what}`);
    throw error;
  }
  await app.close();
  throw new Error('the application started');
}

/** The problems of a 422, without the sentences. */
export function problemsOf(response: { readonly status: number; json(): unknown }): unknown[] {
  if (response.status !== 422) throw new Error(`status ${response.status}`);
  return (response.json() as { detail: Record<string, unknown>[] }).detail.map(({ msg, ...rest }) => {
    if (typeof msg !== 'string' || msg === '') throw new Error('a problem without a sentence');
    return rest;
  });
}

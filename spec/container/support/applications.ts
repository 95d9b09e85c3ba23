import {
  createApp,
  Module,
  StartupError,
  type ApplicationOptions,
  type ModuleOptions,
  type Override,
  type StartupProblem as Problem,
} from 'tenon';
import { testApp, type TestApp } from 'tenon/testing';
import type { Constructor } from '../../../src/core/types.js';

/** A module class of this name, for specs in which modules are many or made in a loop. */
export function moduleNamed(name: string, options: ModuleOptions = {}): Constructor {
  const type = { [name]: class {} }[name] as Constructor;
  Module(options)(type);
  return type;
}

/** How a spec starts an application. */
export interface Start {
  readonly override?: readonly Override[];
  readonly options?: ApplicationOptions;
}

/** Starts a root module, or one made of these options, without a port. */
export function start(root: Constructor | ModuleOptions, { override = [], options = {} }: Start = {}): Promise<TestApp> {
  return testApp(createApp(rootOf(root), options), { override });
}

/** Starts an application, uses it, and closes it whatever happens. */
export async function withApp<T>(root: Constructor | ModuleOptions, use: (t: TestApp) => Promise<T> | T, how: Start = {}): Promise<T> {
  const t = await start(root, how);
  try {
    return await use(t);
  } finally {
    await t.close();
  }
}

/** The error with which an application refuses to start; an application that starts fails the spec. */
export async function refusal(root: Constructor | ModuleOptions, how: Start = {}): Promise<StartupError> {
  try {
    await (await start(root, how)).close();
  } catch (error) {
    if (error instanceof StartupError) return error;
    throw error;
  }
  throw new Error('the application started');
}

/** What keeps an application from starting. */
export async function problemsOf(root: Constructor | ModuleOptions, how: Start = {}): Promise<readonly Problem[]> {
  return (await refusal(root, how)).problems;
}

/** The only thing that keeps an application from starting. */
export async function problemOf(root: Constructor | ModuleOptions, how: Start = {}): Promise<Problem> {
  const problems = await problemsOf(root, how);
  if (problems.length !== 1)
    throw new Error(`${problems.length} problems: ${problems.map(({ code, what }) => `${code}: ${what}`).join('\n')}`);
  return problems[0] as Problem;
}

function rootOf(root: Constructor | ModuleOptions): Constructor {
  return typeof root === 'function' ? root : moduleNamed('AppModule', root);
}

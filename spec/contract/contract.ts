import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Application } from 'tenon';
import type { TestApp } from 'tenon/testing';

/** What FastAPI answered to the requests for one application. */
export interface Recording {
  /** `path/typed` */
  readonly app: string;
  /** Null where FastAPI's was not recorded. */
  readonly openapi?: object | null;
  readonly tests: readonly { readonly test: string; readonly exchanges: readonly unknown[] }[];
}

export interface Chapter {
  readonly chapter: string;
  readonly apps: readonly Recording[];
}

interface Request {
  readonly method: string;
  readonly target: string;
  readonly headers: Record<string, string | string[]>;
  readonly body?: Buffer;
}

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: Buffer;
}

type Send = (request: Request) => Promise<Answer>;

/** What the contract's own `compare.mjs` offers. */
interface Comparison {
  compareDocument(expected: object, actual: object): readonly string[];
  replay(
    record: Recording,
    send: Send,
    options: { readonly deviations: unknown },
  ): Promise<{ readonly name: string; readonly differences: readonly string[]; readonly deviation?: string }[]>;
}

const root = resolve(import.meta.dirname, '../..');
const samples = resolve(root, 'samples/tutorial');

/** The folder of the contract: `TENON_CONTRACT`, or `shared/contract` beside the repository. */
export const contractFolder: string = resolve(root, process.env.TENON_CONTRACT ?? '../shared/contract');

export const hasContract: boolean = existsSync(resolve(contractFolder, 'compare.mjs'));

/** Every chapter, in the order of its names. */
export function chapters(): Chapter[] {
  return readdirSync(contractFolder)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => readJson(file) as Partial<Chapter>)
    .filter((read): read is Chapter => read.chapter !== undefined && read.apps !== undefined);
}

/** Whether an application of the contract has its counterpart here. */
export function hasSample(app: string): boolean {
  return existsSync(resolve(samples, `${app}.ts`));
}

export async function sampleOf(app: string): Promise<Application> {
  const module = (await import(`../../samples/tutorial/${app}.js`)) as { app: Application };
  return module.app;
}

/** What the document of an application says otherwise than FastAPI's. */
export async function differencesOfDocument({ openapi }: Recording, actual: object): Promise<readonly string[]> {
  return (await comparison()).compareDocument(openapi as object, actual);
}

/** Plays one recorded test; the answer is every difference that is not a documented one. */
export async function playTest(app: TestApp, recording: Recording, index: number): Promise<string[]> {
  const tests = recording.tests.slice(index, index + 1);
  const send: Send = ({ method, target, headers, body }) => app.client.request(method, target, { headers, ...(body && { body }) });
  const results = await (await comparison()).replay({ ...recording, tests }, send, { deviations: readJson('deviations.json') });
  if (results.length === 0) throw new Error(`nothing was played of ${recording.app}`);
  return results.flatMap(({ name, differences }) => differences.map((difference) => `${name}: ${difference}`));
}

async function comparison(): Promise<Comparison> {
  return (await import(pathToFileURL(resolve(contractFolder, 'compare.mjs')).href)) as Comparison;
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(resolve(contractFolder, file), 'utf8'));
}

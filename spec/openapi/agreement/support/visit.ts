import fc from 'fast-check';
import type { Application } from 'tenon';
import { testApp, type TestResponse } from 'tenon/testing';
import { mistakeIn } from './answers.js';
import type { Visited } from './arranged.js';
import { isOfAnother, operationsOf, type Operation } from './operations.js';
import { withKnownValues } from './known-values.js';
import { DocumentSchemas } from './schemas.js';
import { spoiltOnce, spoiltParts, type Attempt } from './spoilt-requests.js';
import { validParts } from './valid-requests.js';
import { ValueSource } from './values.js';
import { shown, wireOf, type Parts } from './wire.js';
import { Words } from './words.js';

/** How many requests of each kind an operation gets by chance, and in how many of them known values are tried. */
const runs = { valid: 40, spoilt: 20, around: 3 };

/** An answer that the document does not describe. */
export interface Mistake {
  /** `GET /items/{itemId}` */
  readonly operation: string;
  readonly mistake: string;
  /** The first request that was answered so. */
  readonly request: string;
  readonly answer: string;
}

/** What became of the requests to an application. */
export interface Visit {
  readonly mistakes: readonly Mistake[];
  /** How many were sent, and how many that are invalid by the document were answered with a 2xx all the same, by what was wrong with them. */
  readonly sent: number;
  readonly taken: ReadonlyMap<string, number>;
}

/** Where chance begins: the same requests every time. */
const seed = 7;

/** Sends an application requests that are made from its own document. `source`: where the words that its handlers know are found. */
export async function visit(app: Application, source: string, open: (app: Application) => Promise<Visited> = testApp): Promise<Visit> {
  const schemas = new DocumentSchemas(await app.openapi({ version: '3.1' }));
  const visitor = new Visitor(await open(app), schemas, new Words(source));
  try {
    for (const operation of visitor.operations) await visitor.call(operation);
  } finally {
    await visitor.t.close();
  }
  return { mistakes: [...visitor.mistakes.values()], sent: visitor.sent, taken: visitor.taken };
}

class Visitor {
  readonly operations: readonly Operation[];
  readonly mistakes = new Map<string, Mistake>();
  readonly taken = new Map<string, number>();
  sent = 0;

  constructor(
    readonly t: Visited,
    private readonly schemas: DocumentSchemas,
    private readonly words: Words,
  ) {
    this.operations = operationsOf(schemas.document);
  }

  async call(operation: Operation): Promise<void> {
    const { schemas, words } = this;
    const parts = validParts(operation, schemas, new ValueSource(schemas, words), words);
    const valid = different(fc.sample(parts, { seed, numRuns: runs.valid }), JSON.stringify);
    const answered = new Map<number, Parts>();
    for (const one of valid) await this.#tryParts(operation, one, answered);
    await this.#lookAround(operation, answered);
    const spoilt = fc.sample(spoiltParts(operation, schemas, parts), { seed, numRuns: runs.spoilt }).filter((one) => one !== undefined);
    const [usual] = [...answered].sort(([a], [b]) => a - b).map(([, one]) => one);
    const once = usual === undefined ? [] : this.#once(operation, usual);
    for (const attempt of different([...once, ...spoilt], ({ wire }) => shown(wire))) await this.try(operation, attempt);
  }

  /** Tries known values in the requests that were answered each with a status of its own, and in those that are then answered with a new one. */
  async #lookAround(operation: Operation, answered: Map<number, Parts>): Promise<void> {
    const looked = new Set<number>();
    while (looked.size < runs.around) {
      const [status, parts] = [...answered].sort(([a], [b]) => a - b).find(([one]) => !looked.has(one)) ?? [];
      if (status === undefined || parts === undefined) return;
      looked.add(status);
      const others = withKnownValues(operation, parts, this.schemas, this.words);
      for (const one of others) await this.#tryParts(operation, one, answered);
    }
  }

  async #tryParts(operation: Operation, parts: Parts, answered: Map<number, Parts>): Promise<void> {
    const status = await this.try(operation, { wire: wireOf(operation, parts) });
    if (status !== undefined && !answered.has(status)) answered.set(status, parts);
  }

  #once(operation: Operation, parts: Parts): Attempt[] {
    const head = operation.method === 'GET' ? [{ wire: { ...wireOf(operation, parts), method: 'HEAD' } }] : [];
    return [...head, ...spoiltOnce(operation, parts)];
  }

  /** Sends a request, if it is one for the operation, and holds the answer against the document; the status of the answer. */
  async try(operation: Operation, attempt: Attempt): Promise<number | undefined> {
    if (isOfAnother(attempt.wire.target, operation, this.operations)) return undefined;
    const { method, target, headers, body } = attempt.wire;
    const answer = await this.t.client.request(method, target, { headers, ...(body === undefined ? {} : { body }) });
    this.sent += 1;
    const mistake = mistakeIn(answer, attempt, operation, this.schemas);
    const key = `${operation.name} ${mistake}`;
    if (mistake !== undefined && !this.mistakes.has(key)) this.mistakes.set(key, told(operation, mistake, attempt, answer));
    if (answer.status < 300) this.#note(attempt, answer, mistake === undefined);
    return answer.status;
  }

  #note({ spoilt }: Attempt, answer: TestResponse, isRight: boolean): void {
    if (spoilt !== undefined) this.taken.set(spoilt, (this.taken.get(spoilt) ?? 0) + 1);
    if (isRight && answer.headers['content-type'] === 'application/json' && answer.text !== '') this.words.learn(answer.json());
  }
}

function different<T>(all: readonly T[], keyOf: (one: T) => string): T[] {
  return [...new Map(all.map((one) => [keyOf(one), one])).values()];
}

function told({ name }: Operation, mistake: string, { wire, spoilt }: Attempt, { status, text }: TestResponse): Mistake {
  const request = spoilt === undefined ? shown(wire) : `(${spoilt}) ${shown(wire)}`;
  return { operation: name, mistake, request, answer: `${status} ${text.slice(0, 200)}` };
}

import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { inspect } from 'node:util';
import { explain } from '../../../../src/model/model.js';
import type { Explanation } from '../../../../src/model/engine/explain.js';
import { jsonSchema, selfContainedSchema, type SelfContainedSchema } from '../../../../src/model/schema/json-schema.js';
import { Random } from '../../support/random.js';
import { reasonFor } from './reasons.js';
import { jsonAfter, randomJson } from './random-json.js';
import { randomModel, type RandomModel } from './random-model.js';

/** What came out of many cases. */
export interface Tally {
  cases: number;
  bothAccept: number;
  bothReject: number;
  /** The schema refused what parsing took: never. */
  readonly tooStrict: string[];
  /** Parsing took what it found errors in: a fault of parsing. */
  readonly contradictory: string[];
  /** The schema took what parsing refused, by the reason; `unexplained` is a fault. */
  readonly tooLoose: Map<string, { count: number; examples: string[] }>;
}

export function newTally(): Tally {
  return { cases: 0, bothAccept: 0, bothReject: 0, tooStrict: [], contradictory: [], tooLoose: new Map() };
}

const options = { conversion: 'strict' } as const;

/** One class and several inputs. */
export function runAgreement(seed: number, inputs: number, tally: Tally): void {
  const random = new Random(seed);
  const model = randomModel(random);
  let schema: SelfContainedSchema;
  try {
    explain(model.type, {}, options);
    schema = selfContainedSchema(model.type, { direction: 'input' });
  } catch (error) {
    if ((error as { code?: string }).code === undefined) throw error;
    return;
  }
  const ajv = new Ajv2020({
    strict: true,
    strictTypes: false,
    allowUnionTypes: true,
    validateSchema: seed % 10 === 0,
  });
  const accepts = ajv.compile(schema);
  for (let i = 0; i < inputs; i += 1) compare(model, schema, accepts, random, seed, tally);
}

function compare(
  model: RandomModel,
  schema: SelfContainedSchema,
  accepts: ValidateFunction,
  random: Random,
  seed: number,
  tally: Tally,
): void {
  const open = jsonSchema(model.type);
  const made = random.chance(0.85) ? jsonAfter(open.schema, open.components, random) : randomJson(random);
  const input = model.kinds.has('by name') ? byName(made, [...model.names], random) : made;
  let explanation: Explanation;
  try {
    explanation = explain(model.type, input, options) as Explanation;
  } catch (error) {
    explanation = {
      value: undefined,
      errors: [],
      problems: [{ type: `threw ${(error as Error).name}`, loc: [], msg: String(error), input: null }],
    };
  }
  const isAccepted = accepts(input);
  tally.cases += 1;
  if (explanation.value !== undefined && isAccepted) tally.bothAccept += 1;
  else if (explanation.value === undefined && !isAccepted) tally.bothReject += 1;
  else if (explanation.value !== undefined) {
    // What class-validator refused, and was let pass all the same, is not for the schema to take.
    if (explanation.errors.length > 0) tally.contradictory.push(`seed ${seed}: ${text(input)}: ${text(explanation.errors)}`);
    else tally.tooStrict.push(`seed ${seed}: ${text(input)} under ${JSON.stringify(schema, null, 1)}: ${text(accepts.errors)}`);
  } else {
    const reason = reasonFor(explanation.problems, input, open, model.kinds);
    const known = tally.tooLoose.get(reason) ?? { count: 0, examples: [] };
    known.count += 1;
    if (known.examples.length < 20) known.examples.push(`seed ${seed}: ${text(input)}: ${text(explanation.problems)}`);
    tally.tooLoose.set(reason, known);
  }
}

/** No schema shows the names of properties that have an alias. */
function byName(data: unknown, names: readonly string[], random: Random): unknown {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [random.chance(0.3) ? random.pick(names) : key, value as unknown]));
}

function text(value: unknown): string {
  return inspect(value, { depth: 9, breakLength: Infinity });
}

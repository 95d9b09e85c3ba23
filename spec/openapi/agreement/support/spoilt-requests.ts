import fc from 'fast-check';
import type { Operation, Parameter } from './operations.js';
import type { DocumentSchemas, Wrong } from './schemas.js';
import { isJson, wireOf, type Parts, type Wire } from './wire.js';

/** A request, and what the document says of it. */
export interface Attempt {
  readonly wire: Wire;
  /** What is wrong with it by the document; undefined where nothing is. */
  readonly spoilt?: string;
  /** Whether it is a mistake that no conversion makes good. */
  readonly isFirm?: boolean;
}

/** Requests that are wrong in one place, each way once. */
export function spoiltOnce(operation: Operation, parts: Parts): Attempt[] {
  const missing = operation.parameters
    // Every request has a host (RFC 9112, section 3.2).
    .filter(({ isRequired, in: place, name }) => isRequired && place !== 'path' && name !== 'host')
    .map(({ key }) => firm(`no ${key}`, wireOf(operation, { ...parts, values: { ...parts.values, [key]: undefined } })));
  return [...missing, ...spoiltBodies(operation, parts)];
}

/** Bytes of a body that no sample takes. */
const tooMuch = 1_048_577;

function spoiltBodies(operation: Operation, parts: Parts): Attempt[] {
  const { requestBody } = operation.object;
  if (requestBody === undefined) return [];
  const [type = ''] = Object.keys(requestBody.content);
  const wire = wireOf(operation, parts);
  const sent = (how: string, body: string | Uint8Array, headers: Wire['headers'] = {}): Attempt =>
    firm(how, { ...wire, body, headers: { ...wire.headers, 'content-type': type, ...headers } });
  const { 'content-type': _, ...headers } = wire.headers;
  const all = [
    sent('an unknown content type', 'some text', { 'content-type': 'application/x-unknown' }),
    sent('an unknown encoding', '{}', { 'content-encoding': 'br' }),
    sent('a body that is too large', 'x'.repeat(tooMuch)),
    firm('no content type', { ...wire, headers, body: '{}' }),
  ];
  if (requestBody.required === true) all.push(firm('no body', { ...wire, headers, body: undefined }));
  if (!isJson(type)) return all;
  return [
    ...all,
    sent('broken JSON', '{"a": '),
    sent('text that is no JSON', 'some text'),
    sent('bytes that are not UTF-8', Uint8Array.of(0x22, 0xff, 0x22)),
    sent('the key __proto__', '{"__proto__": {}}'),
    sent('too deep nesting', `${'['.repeat(200)}${']'.repeat(200)}`),
  ];
}

function firm(spoilt: string, wire: Wire): Attempt {
  return { wire, spoilt, isFirm: true };
}

const junk: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e9,
  -1e9,
  '',
  'x',
  '-1',
  'x'.repeat(300),
  'é',
  '2020-13-45',
  [],
  {},
  [[]],
  { odd: 1 },
];

/** Requests one value of which the document does not take. */
export function spoiltParts(operation: Operation, schemas: DocumentSchemas, valid: fc.Arbitrary<Parts>): fc.Arbitrary<Attempt | undefined> {
  const ways = operation.parameters.map((one) => ofParameter(operation, one, schemas, valid));
  const { requestBody } = operation.object;
  if (requestBody !== undefined) for (const type of Object.keys(requestBody.content)) ways.push(ofBody(operation, type, schemas, valid));
  return ways.length === 0 ? fc.constant(undefined) : fc.oneof(...ways);
}

type Attempts = fc.Arbitrary<Attempt | undefined>;

function ofParameter(operation: Operation, one: Parameter, schemas: DocumentSchemas, valid: fc.Arbitrary<Parts>): Attempts {
  const texts = junk.flatMap((value) => (typeof value === 'object' ? [] : [String(value as string)]));
  const sendable = texts.filter((text) => one.in === 'query' || /^[!-~]+$/.test(text));
  return fc.tuple(valid, fc.constantFrom(...sendable)).map(([parts, text]) => {
    const wrong = readings(text, one).map((value) => schemas.wrongWith(value, one.place));
    if (wrong.some(({ length }) => length === 0)) return undefined;
    const wire = wireOf(operation, { ...parts, values: { ...parts.values, [one.key]: text } });
    return { wire, spoilt: `a ${one.in} parameter: ${told(wrong.flat())}`, isFirm: wrong.some(isFirm) };
  });
}

/** What a text may be meant as. */
function readings(text: string, { schema }: Parameter): unknown[] {
  const scalars: unknown[] = [text];
  if (text.trim() !== '' && Number.isFinite(Number(text))) scalars.push(Number(text));
  if (/^(true|1|on|yes|y|t)$/i.test(text)) scalars.push(true);
  if (/^(false|0|off|no|n|f)$/i.test(text)) scalars.push(false);
  return JSON.stringify(schema).includes('"array"') ? [...scalars, ...scalars.map((one) => [one])] : scalars;
}

function ofBody(operation: Operation, type: string, schemas: DocumentSchemas, valid: fc.Arbitrary<Parts>): Attempts {
  const place = [...operation.place, 'requestBody', 'content', type, 'schema'];
  return fc
    .tuple(valid, fc.nat(999), fc.constantFrom<Change>('remove', 'add', ...junk.map((value) => ({ value }))))
    .map(([parts, at, change]) => {
      if (parts.body?.type !== type) return undefined;
      const value = changed(parts.body.value, at, change);
      const wrong = schemas.wrongWith(value, place);
      if (wrong.length === 0 || (!isJson(type) && (typeof value !== 'object' || value === null))) return undefined;
      const wire = wireOf(operation, { ...parts, body: { type, value } });
      return { wire, spoilt: `a body: ${told(wrong)}`, isFirm: isJson(type) && isFirm(wrong) };
    });
}

type Change = 'remove' | 'add' | { readonly value: unknown };

/** A copy of a value with one change somewhere in it. */
function changed(value: unknown, at: number, change: Change): unknown {
  const copy = { whole: structuredClone(value) };
  const places = [...placesIn(copy)];
  const [holder, key] = places[at % places.length] as [Record<string, unknown>, string];
  const there = holder[key];
  if (typeof change === 'object') holder[key] = structuredClone(change.value);
  else if (change === 'add' && typeof there === 'object' && there !== null && !Array.isArray(there))
    (there as Record<string, unknown>).odd = 1;
  else if (change === 'remove' && holder !== copy && !Array.isArray(holder)) delete holder[key];
  return copy.whole;
}

function* placesIn(holder: object): Generator<[object, string]> {
  for (const [key, value] of Object.entries(holder)) {
    yield [holder, key];
    if (typeof value === 'object' && value !== null) yield* placesIn(value as object);
  }
}

const limits =
  'required minimum maximum exclusiveMinimum exclusiveMaximum minLength maxLength pattern minItems maxItems uniqueItems multipleOf enum const additionalProperties'.split(
    ' ',
  );

/** Whether a value of the right type breaks a limit: types may be converted, and texts of some formats are numbers, too. */
function isFirm(wrong: Wrong): boolean {
  const mistyped = new Set(
    wrong.filter(({ keyword, params }) => keyword === 'type' && params.type !== 'null').map((one) => one.instancePath),
  );
  return mistyped.size === 0 && wrong.some(({ keyword }) => limits.includes(keyword));
}

function told(wrong: Wrong): string {
  return [...new Set(wrong.map(({ keyword }) => keyword))].join(', ');
}

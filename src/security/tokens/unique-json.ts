import { isRecord } from '../../core/types.js';

/** Deeper claims than that are nobody's. */
const deepest = 32;

/**
 * An object out of JSON, strictly: undefined where the text is no JSON object, says a key twice in any of its objects (RFC 7519, section 4: another reader
 * might take the other one), has the key `__proto__` or more than 32 levels.
 */
export function uniqueJson(text: string): Readonly<Record<string, unknown>> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value)) return undefined;
  // Where no letter is escaped, as many keys as were written are there; only their number has to be known.
  const isUnique = text.includes('\\') ? hasPlainKeys(text) : keysWritten(text) === keysKept(value, 1);
  return isUnique ? value : undefined;
}

/** How many keys a JSON text without escapes has: a text that a colon follows is one. */
function keysWritten(json: string): number {
  let count = 0;
  for (let at = json.indexOf('"'); at !== -1; at = json.indexOf('"', at + 1)) {
    at = json.indexOf('"', at + 1);
    let next = at + 1;
    while (json.charCodeAt(next) <= space) next += 1;
    if (json.charCodeAt(next) === colon) count += 1;
  }
  return count;
}

const [space, colon] = [' '.charCodeAt(0), ':'.charCodeAt(0)];

/** How many keys a value has, with those of what is in it; no number where one is `__proto__`, or it is too deep. */
function keysKept(value: object, level: number): number {
  if (level > deepest) return Number.NaN;
  const keys = Object.keys(value);
  let count = Array.isArray(value) ? 0 : keys.length;
  for (const key of keys) {
    if (key === '__proto__') return Number.NaN;
    const member = (value as Readonly<Record<string, unknown>>)[key];
    if (typeof member === 'object' && member !== null) count += keysKept(member, level + 1);
  }
  return count;
}

// The text is known to be JSON: a text that a colon follows is a key.
const marks = /"((?:[^"\\]|\\.)*)"(\s*:)?|[{}[\]]/g;

function hasPlainKeys(json: string): boolean {
  const open: (Set<string> | undefined)[] = [];
  for (const [mark, text, colon] of json.matchAll(marks)) {
    if (mark === '{' || mark === '[') {
      if (open.push(mark === '{' ? new Set() : undefined) > deepest) return false;
    } else if (mark === '}' || mark === ']') open.pop();
    else if (colon !== undefined && !isNew(text as string, open.at(-1) as Set<string>)) return false;
  }
  return true;
}

function isNew(written: string, keys: Set<string>): boolean {
  const key = written.includes('\\') ? (JSON.parse(`"${written}"`) as string) : written;
  if (key === '__proto__' || keys.has(key)) return false;
  keys.add(key);
  return true;
}

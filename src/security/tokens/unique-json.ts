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
  return isRecord(value) && hasPlainKeys(text) ? value : undefined;
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

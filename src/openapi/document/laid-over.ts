import { mergeInto } from './merge.js';
import type { OperationObject } from './objects.js';

type Words = Readonly<Record<string, unknown>>;

/** Lays what a route says in `openapi` over its operation: a parameter over the one of its name and place, anything else as it is merged everywhere. */
export function layOver(operation: OperationObject, over: Words): void {
  // The id has been given already, once in the whole document.
  const { operationId: _, parameters, ...others } = over;
  mergeInto(operation, others);
  if (!Array.isArray(parameters)) return parameters === undefined ? undefined : mergeInto(operation, { parameters });
  const all: Words[] = [...(operation.parameters ?? [])];
  for (const parameter of parameters as readonly Words[]) {
    const at = all.findIndex((one) => isSame(one, parameter));
    // A copy, for a schema may stand elsewhere, too.
    const merged = at < 0 ? {} : structuredClone(all[at] as Words);
    mergeInto(merged, parameter);
    all.splice(at < 0 ? all.length : at, 1, merged);
  }
  operation.parameters = all as unknown as OperationObject['parameters'] & object;
}

/** Names of headers are the same in any letters (RFC 9110, section 5.1). */
function isSame(one: Words, other: Words): boolean {
  if (typeof one?.name !== 'string' || typeof other?.name !== 'string' || one.in !== other.in) return false;
  return one.name === other.name || (one.in === 'header' && one.name.toLowerCase() === other.name.toLowerCase());
}

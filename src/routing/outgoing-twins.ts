import { problem, type Problem } from '../core/errors.js';
import type { DeclaredOperation } from './declared-operation.js';

/** Requests of which the document can hold only one, because they have one place in it. `needer`: who sends them. What several modules list is one and the same. */
export function outgoingTwins(
  operations: readonly DeclaredOperation[],
  needer: string,
  placeOf: (operation: DeclaredOperation) => string,
): Problem[] {
  const first = new Map<string, DeclaredOperation>();
  const found: Problem[] = [];
  for (const operation of operations) {
    if (!operation.settings.includeInSchema) continue;
    const { name, method, path, controller, handler } = operation;
    const place = `${method} ${placeOf(operation)}`;
    const other = first.get(place);
    if (other === undefined) first.set(place, operation);
    else if (other.controller !== controller || other.handler !== handler || other.options !== operation.options)
      found.push(problem('OUTGOING_TWICE', { name, other: other.name, method, path, needer }));
  }
  return found;
}

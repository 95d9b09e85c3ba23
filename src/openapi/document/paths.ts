import type { DeclaredOperation } from '../../routing/declared-operation.js';
import { eitherOperation } from './either-operation.js';
import type { OperationObject, PathItemObject } from './objects.js';
import type { VersionFacts } from './version.js';

/**
 * Operations by path, in the order in which they were declared; those of paths that only their converters tell apart share one, and those of one
 * method become one. The same for the expressions of
 * callbacks and the names of webhooks.
 */
export function pathObjects(
  operations: readonly DeclaredOperation[],
  { methods, others }: VersionFacts,
  write: (operation: DeclaredOperation) => OperationObject,
): Record<string, PathItemObject> {
  const paths = new Map<string, PathItemObject>();
  for (const operation of operations) {
    if (!operation.settings.includeInSchema) continue;
    const item = paths.get(operation.path) ?? {};
    paths.set(operation.path, item);
    const method = operation.method.toLowerCase();
    const isUsual = methods.has(method);
    const place = isUsual ? item : ((item[others] ??= {} as OperationObject) as unknown as PathItemObject);
    const key = isUsual ? method : operation.method;
    const there = place[key];
    if (there === undefined) place[key] = write(operation);
    // What is sent has one place only where it is one and the same.
    else if (operation.template !== undefined) place[key] = eitherOperation(there, write(operation));
  }
  return Object.fromEntries(paths);
}

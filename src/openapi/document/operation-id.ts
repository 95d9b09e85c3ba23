import { problem, type Problem } from '../../core/errors.js';
import { shown as shownValue } from '../../core/shown.js';
import { firstLineOf } from '../../core/message.js';
import type { DeclaredOperation } from '../../routing/declared-operation.js';
import type { NamedOperation } from '../../routing/route-options.js';
import type { RouteSettings } from '../../routing/route-settings.js';

/** The ids of operations, and what is wrong with them. */
export interface OperationIds {
  readonly ids: ReadonlyMap<DeclaredOperation, string>;
  readonly problems: readonly Problem[];
}

/**
 * Gives every operation its id: what it says itself, what `operationIds` of the nearest level makes of it, or its handler's name; where that is
 * another one's too, with the controller's in front, where even that is, with path and method behind, and at last with a number.
 */
export function operationIds(routes: readonly DeclaredOperation[], sent: readonly DeclaredOperation[]): OperationIds {
  const first = firstOfEach(sent);
  const shown = [...firstOfEachPlace(routes), ...new Set(first.values())].filter(isShown);
  const stated = statedIds(shown);
  const usual = usualIds(
    shown.filter((one) => !stated.has(one)),
    new Set(stated.values()),
  );
  const ids = new Map<DeclaredOperation, string>();
  const owners = new Map<string, DeclaredOperation>();
  const problems: Problem[] = [];
  for (const operation of shown) {
    const id = stated.has(operation) ? stated.get(operation) : usual.get(operation);
    if (typeof id !== 'string' || id === '') {
      const given = id instanceof Failed ? `the error "${id.message}"` : shownValue(id);
      problems.push(problem('OPERATION_ID_INVALID', { route: operation.name, given }));
      continue;
    }
    const other = owners.get(id);
    if (other !== undefined) problems.push(problem('OPERATION_ID_TWICE', { route: operation.name, other: other.name, id }));
    owners.set(id, operation);
    ids.set(operation, id);
  }
  for (const [one, twin] of first) {
    const id = ids.get(twin);
    if (id !== undefined) ids.set(one, id);
  }
  return { ids, problems };
}

function isShown({ settings }: DeclaredOperation): boolean {
  return settings.includeInSchema;
}

/** Routes of one method that only the converters of their paths tell apart are one operation, with the id of the first. */
function firstOfEachPlace(routes: readonly DeclaredOperation[]): DeclaredOperation[] {
  const first = new Map<string, DeclaredOperation>();
  for (const route of routes.filter(isShown)) {
    const place = `${route.method} ${route.path}`;
    if (!first.has(place)) first.set(place, route);
  }
  return [...first.values()];
}

/** What several modules send alike is linked once for each of them, and is one operation. */
function firstOfEach(sent: readonly DeclaredOperation[]): ReadonlyMap<DeclaredOperation, DeclaredOperation> {
  const seen = new Map<unknown, DeclaredOperation[]>();
  return new Map(
    sent.map((one) => {
      // A declaration has options of its own; a class that inherits it makes another operation of it.
      const alike = seen.get(one.options) ?? [];
      seen.set(one.options, alike);
      const twin = alike.find(({ controller }) => controller === one.controller);
      if (twin === undefined) alike.push(one);
      return [one, twin ?? one];
    }),
  );
}

/** What somebody says, whatever it is. */
function statedIds(operations: readonly DeclaredOperation[]): ReadonlyMap<DeclaredOperation, unknown> {
  const ids = new Map<DeclaredOperation, unknown>();
  for (const operation of operations) {
    const { options, settings, path, controller, module, method } = operation;
    const said = options.openapi?.operationId ?? options.operationId;
    if (said !== undefined) ids.set(operation, said);
    // What is no function is reported with its level.
    else if (typeof settings.operationIds === 'function') {
      const facts = { controller: controller.name, module: module.id, method: method.toLowerCase(), path };
      ids.set(operation, made(settings.operationIds, { ...facts, name: nameOf(operation), tags: settings.tags }));
    }
  }
  return ids;
}

/** What a function threw in place of an id. */
class Failed {
  constructor(readonly message: string) {}
}

function made(operationIds: NonNullable<RouteSettings['operationIds']>, facts: NamedOperation): unknown {
  try {
    return operationIds(facts);
  } catch (error) {
    return new Failed(firstLineOf(error));
  }
}

function nameOf({ options, handler }: DeclaredOperation): string {
  return options.name ?? handler;
}

/** A name of several words becomes one that can stand in an address, which links between operations and tools make of it. */
function inUrl(name: string): string {
  return name.replace(/[^\p{L}\p{N}_.~-]/gu, '_');
}

const forms: readonly ((one: DeclaredOperation) => string)[] = [
  (one) => inUrl(nameOf(one)),
  (one) => inUrl(`${one.controller.name}_${nameOf(one)}`),
  (one) => `${nameOf(one)}${one.path}_${one.method.toLowerCase()}`.replace(/\W/g, '_'),
];

/** The shortest name of each that is nobody else's. */
function usualIds(operations: readonly DeclaredOperation[], stated: ReadonlySet<unknown>): ReadonlyMap<DeclaredOperation, string> {
  const ids = new Map<DeclaredOperation, string>();
  const taken = new Set(stated);
  const give = (one: DeclaredOperation, id: string): void => void (ids.set(one, id), taken.add(id));
  let left = operations;
  for (const form of forms) {
    const counts = new Map<string, number>();
    for (const one of left) counts.set(form(one), (counts.get(form(one)) ?? 0) + 1);
    const free = left.filter((one) => counts.get(form(one)) === 1 && !taken.has(form(one)));
    for (const one of free) give(one, form(one));
    left = left.filter((one) => !ids.has(one));
  }
  const longest = forms.at(-1) as (typeof forms)[number];
  for (const one of left) {
    let id = longest(one);
    for (let number = 2; taken.has(id); number += 1) id = `${longest(one)}_${number}`;
    give(one, id);
  }
  return ids;
}

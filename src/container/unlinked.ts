import { problem, type Problem } from '../core/errors.js';
import { nearest } from '../core/suggest.js';
import { isThenable } from '../core/types.js';
import { Lifespan } from './lifespan.js';
import { moduleOptions } from './module.js';
import type { Need } from './need.js';
import type { ModuleNode } from './scan.js';
import { tokenName, type Token } from './token.js';
import type { Visibility } from './visibility.js';

/** What keeps a need from being met: what it asks for lives elsewhere, or nowhere. */
export function missing(
  { target, at }: Need,
  asker: { readonly name: string; readonly module: ModuleNode },
  modules: readonly ModuleNode[],
  visibility: Visibility,
): Problem {
  const token = target as Token;
  const facts = { needer: asker.name, token: tokenName(target), module: asker.module.id, at };
  const path = [asker.module.id, asker.name, facts.token];
  const owners = modules.filter(({ own }) => own.has(token));
  const exporters = owners.filter((owner) => visibility.exports(owner, token));
  const [first, ...others] = [...new Set([...exporters, ...owners])].map(({ id }) => id);
  if (first !== undefined) {
    const isImported = asker.module.imports.some(({ id }) => id === first);
    const visible = { owners: [first, ...others] as const, isExported: exporters.length > 0, isImported };
    return problem('PROVIDER_NOT_VISIBLE', { ...facts, ...visible }, path);
  }
  if (target instanceof Lifespan) return problem('LIFESPAN_UNLISTED', facts, path);
  const provided = modules.flatMap(({ id, own }) => [...own.keys()].map((one) => ({ id, name: tokenName(one) })));
  const names = provided.map(({ name }) => name);
  const namesakes = [...new Set(provided.filter(({ name }) => name === facts.token).map(({ id }) => id))];
  const suggestion = namesakes.length > 0 ? undefined : nearest(facts.token, names);
  return problem('PROVIDER_MISSING', { ...facts, namesakes, suggestion }, path);
}

/** What is wrong with an export that is neither the module's own nor imported. */
export function unknownExport(module: ModuleNode, exported: unknown): Problem {
  if (exported === undefined || exported === null) {
    const index = (module.options.exports ?? []).indexOf(exported as never);
    return problem('TOKEN_UNDEFINED', { needer: module.id, at: `exports[${index}]` });
  }
  const type = typeof exported === 'object' && 'module' in exported ? exported.module : exported;
  const isModule = isThenable(exported) || (typeof type === 'function' && moduleOptions(type) !== undefined);
  const known = [...module.own.keys(), ...module.imports.map((one) => one.type)].map(tokenName);
  const token = isThenable(exported) ? 'a promised module' : tokenName(type);
  return problem('EXPORT_UNKNOWN', { module: module.id, token, isModule, suggestion: nearest(token, known) });
}

import { problem, type Problem } from '../core/errors.js';
import { hasTeardown, type Definition } from './definition.js';
import { candidates, type LinkedBinding, type LinkedNeed } from './linked.js';
import type { UseOptions } from './need.js';
import { tokenName } from './token.js';

/**
 * The definition as a use wants it; itself where the use wants nothing else. What closes at another moment, and what is remembered
 * though its definition says otherwise, is an instance of its own: a binding beside the first. Only `cache: false` needs none,
 * for what it makes may be what the other uses are given.
 */
export function usedAs(definition: Definition, original: Definition, { cache, closes }: UseOptions): Definition {
  const isTimed = closes !== undefined && closes !== definition.closes && closesIn(original);
  const isKept = cache === true && definition.scope === 'transient';
  if (!isTimed && !isKept) return definition;
  return { ...definition, closes: isTimed ? closes : definition.closes, scope: isKept ? 'request' : definition.scope };
}

/** How a definition is remembered and closes, which is what uses of it may differ in. */
export function mannerOf({ scope, closes }: Definition): string {
  return `${scope} ${closes}`;
}

/** Whether it is made once for all: no scopes reach it. */
export function keepsValue({ scope, make }: Definition): boolean {
  return scope === 'singleton' && make.kind !== 'alias';
}

/** Whether a use makes a value anew whatever is remembered. */
export function isFresh({ scope }: LinkedBinding, use: UseOptions | undefined): boolean {
  return scope === 'transient' || (scope === 'request' && use?.cache === false);
}

/** What is wrong with the options of somebody's uses, once every scope is known. */
export function checkUses(
  { name, module, needs }: { readonly name: string; readonly module: string; readonly needs: readonly LinkedNeed[] },
  byKey: ReadonlyMap<symbol, readonly LinkedBinding[]>,
): Problem[] {
  return needs.flatMap((linked) => {
    const { need } = linked;
    const token = tokenName(need.target);
    return (['cache', 'closes'] as const).flatMap((option) => {
      const reason = need[option] === undefined ? undefined : misuse(option, linked, byKey);
      if (reason === undefined) return [];
      const said = `${option}: ${option === 'cache' ? String(need.cache) : `'${need.closes}'`}`;
      return [problem('USE_UNFIT', { needer: name, token, at: need.at, said, reason }, [module, name, token])];
    });
  });
}

/** Why an option says nothing of what is used; an override is judged by what it replaces, so that a test changes no rule. */
function misuse(option: 'cache' | 'closes', linked: LinkedNeed, byKey: ReadonlyMap<symbol, readonly LinkedBinding[]>) {
  if (linked.kind === 'absent') return undefined;
  if (linked.kind !== 'binding') return 'request';
  if (linked.need.many) return 'many';
  const used = candidates(linked.need, byKey.get(linked.key) ?? []);
  for (const { definition, overrides, scope } of used) {
    if ((overrides ?? definition).make.kind === 'alias') return 'alias';
    if ((overrides?.scope ?? scope) === 'singleton') return 'singleton';
    if (option === 'closes' && !closesIn(overrides ?? definition)) return 'nothing to close';
  }
  return undefined;
}

function closesIn(definition: Definition): boolean {
  return hasTeardown(definition) && definition.scope !== 'singleton';
}

/** The bindings below which something is to be called anew whenever they are met: most often none. */
export function aboveFresh(bindings: readonly LinkedBinding[], byKey: ReadonlyMap<symbol, readonly LinkedBinding[]>): Set<LinkedBinding> {
  const found = new Set<LinkedBinding>();
  const direct = bindings.filter(({ needs }) => needs.some(({ need }) => need.cache === false));
  if (direct.length === 0) return found;
  const users = new Map<LinkedBinding, LinkedBinding[]>(bindings.map((one) => [one, []]));
  for (const user of bindings) {
    const used = user.needs.flatMap((linked) => (linked.kind === 'binding' ? (byKey.get(linked.key) ?? []) : []));
    for (const one of used) users.get(one)?.push(user);
  }
  const add = (binding: LinkedBinding): void => {
    if (found.has(binding)) return;
    found.add(binding);
    users.get(binding)?.forEach(add);
  };
  direct.forEach(add);
  return found;
}

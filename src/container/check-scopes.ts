import { problem, type Problem } from '../core/errors.js';
import { shown } from '../core/shown.js';
import { Dependency } from './dependency.js';
import type { LinkedBinding, LinkedNeed } from './linked.js';
import { SecurityScopes } from './security-scopes.js';
import { tokenName } from './token.js';

type Bindings = ReadonlyMap<symbol, readonly LinkedBinding[]>;

/** Whoever asks for scopes. */
interface Asking {
  readonly name: string;
  readonly module: string;
  readonly needs: readonly LinkedNeed[];
  readonly demanded?: Demanded;
}

/** What is asked for in a whole tree, and of which of its parts. */
export interface Demanded {
  readonly scopes: readonly string[];
  readonly of: readonly LinkedNeed[];
}

const nothing: Demanded = { scopes: [], of: [] };

/** Scopes that nobody would look at, and what is no scope: a route that seems to be guarded and is not. */
export function checkScopes({ name: needer, module, needs, demanded = nothing }: Asking, byKey: Bindings): Problem[] {
  const { scopes } = demanded;
  const found = scopes
    .filter((one) => !isScope(one))
    .map((one) => problem('SCOPE_INVALID', { needer, at: 'requires()', scope: shown(one) }));
  const isSeen = demanded.of.some((linked) => seesScopes(linked, scopes, byKey, new Set()));
  if (scopes.length > 0 && !isSeen)
    found.push(problem('SCOPES_UNCHECKED', { needer, at: 'use', scopes, token: undefined }, [module, needer]));
  for (const linked of needs) {
    const { need } = linked;
    if (need.scopes === undefined || need.scopes.length === 0) continue;
    const token = tokenName(need.target);
    const { at } = need;
    for (const one of need.scopes) if (!isScope(one)) found.push(problem('SCOPE_INVALID', { needer, at, scope: shown(one) }));
    if (!seesScopes(linked, need.scopes, byKey, new Set()))
      found.push(problem('SCOPES_UNCHECKED', { needer, at, scopes: need.scopes, token }, [module, needer, token]));
  }
  return found;
}

/** A scope-token of RFC 6749, section 3.3. */
function isScope(scope: unknown): boolean {
  return typeof scope === 'string' && /^[\x21\x23-\x5B\x5D-\x7E]+$/.test(scope);
}

/** Whether anything in the tree is told of all of these scopes; what a test has put in place of something is believed to do what that did. */
function seesScopes(linked: LinkedNeed, scopes: readonly string[], byKey: Bindings, seen: Set<symbol>): boolean {
  if (linked.kind === 'seed') {
    const { value } = linked.seed;
    return value instanceof SecurityScopes && scopes.every((one) => value.scopes.includes(one));
  }
  if (linked.kind !== 'binding' || seen.has(linked.key)) return false;
  seen.add(linked.key);
  const bindings = byKey.get(linked.key) ?? [];
  return bindings.some(({ definition: { token }, overrides, needs }) => {
    if (overrides !== undefined) return true;
    const isLoose = token instanceof Dependency && !token.looksAtScopes;
    return !isLoose && needs.some((one) => seesScopes(one, scopes, byKey, seen));
  });
}

/** What a tree is told of scopes, where anything in it injects them. */
export function scopesTold(linked: LinkedNeed, byKey: Bindings, seen = new Set<symbol>()): readonly string[] {
  if (linked.kind === 'seed') return linked.seed.value instanceof SecurityScopes ? linked.seed.value.scopes : [];
  if (linked.kind !== 'binding' || seen.has(linked.key)) return [];
  seen.add(linked.key);
  const needs = (byKey.get(linked.key) ?? []).flatMap((binding) => binding.needs);
  return [...new Set(needs.flatMap((one) => scopesTold(one, byKey, seen)))];
}

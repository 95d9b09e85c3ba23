import type { GraphProvider } from './model.js';

/** A name as it can stand in a line. */
export function inLine(name: string): string {
  return name.replace(/[\s\p{Cc}]+/gu, ' ');
}

/** What is said of a provider beside its name: `class, request, closes`. */
export function wordsOf({ controller, kind, effectiveScope, teardown, overriddenBy }: GraphProvider): string[] {
  return [
    controller ? 'controller' : kind,
    effectiveScope,
    ...(teardown ? ['closes'] : []),
    ...(overriddenBy === undefined ? [] : [`replaced by a ${overriddenBy}`]),
  ];
}

/** Why a provider lives as long as it does, where that is not as declared: `Orders → openSession → Request`, without itself. */
export function reasonOf({ token, scopeReason }: GraphProvider): string | undefined {
  const [first, ...others] = scopeReason;
  if (first === undefined) return undefined;
  return (first === token && others.length > 0 ? others : scopeReason).map(inLine).join(' → ');
}

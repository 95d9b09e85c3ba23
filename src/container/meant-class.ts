import type { Constructor } from '../core/types.js';
import type { Dependency } from './dependency.js';
import { RequestInput } from './input.js';
import type { ModuleNode } from './scan.js';
import type { Token } from './token.js';
import type { Visibility } from './visibility.js';

type Name = Token | Dependency<unknown>;

/** The class that a token means, seen from a module; null where what it means is made otherwise, undefined where nothing is found. */
export function classMeant(
  token: Name,
  module: ModuleNode,
  visibility: Visibility,
  isFloating: (token: Name) => boolean,
): Constructor | null | undefined {
  const [owner] = visibility.owners(module, token);
  const [definition] = owner?.own.get(token) ?? [];
  if (owner === undefined || definition === undefined) return isFloating(token) ? (token as Constructor) : undefined;
  const { make, needs } = definition;
  if (make.kind === 'class') return make.type;
  const target = make.kind === 'alias' ? needs[0]?.target : undefined;
  return target === undefined || target instanceof RequestInput ? null : classMeant(target, owner, visibility, isFloating);
}

import type { Dependency } from './dependency.js';
import { Lifespan } from './lifespan.js';
import { moduleOptions } from './module.js';
import { selfProvider } from './self-provided.js';
import type { ModuleNode } from './scan.js';
import type { Token } from './token.js';

type Name = Token | Dependency<unknown>;

/** Which module's provider a token means, seen from a module: its own, else what its imports export, else what global modules export. */
export class Visibility {
  readonly #globals: readonly ModuleNode[];
  readonly #exported = new Map<ModuleNode, Map<Name, ReadonlySet<ModuleNode>>>();

  constructor(private readonly modules: readonly ModuleNode[]) {
    this.#globals = modules.filter(({ options }) => options.global === true);
  }

  /** The modules whose provider is visible under this token: none, one, or (ambiguous) several. */
  owners(from: ModuleNode, token: unknown): readonly ModuleNode[] {
    const name = token as Name;
    if (from.own.has(name)) return [from];
    const imported = new Set(from.imports.flatMap((one) => [...this.#exporters(one, name)]));
    if (imported.size > 0) return [...imported];
    // One that is listed here counts more than that of an application around this one.
    const listed = name instanceof Lifespan ? this.modules.filter(({ lifespans }) => lifespans.includes(name)) : [];
    if (listed.length > 0) return listed;
    const global = [...new Set(this.#globals.flatMap((one) => [...this.#exporters(one, name)]))];
    if (global.length > 0) return global;
    return selfProvider(name) === undefined ? [] : this.modules.filter(({ own }) => own.has(name)).slice(0, 1);
  }

  /** Whether a module gives a token to those who import it. */
  exports(module: ModuleNode, token: Name): boolean {
    return this.#exporters(module, token).size > 0;
  }

  /** What a module exports without having it. */
  unknownExports(module: ModuleNode): readonly unknown[] {
    return (module.options.exports ?? [])
      .filter((one) => reexported(module, one).length === 0 && !module.own.has(one as Name))
      .filter((one) => !module.imports.some((imported) => this.exports(imported, one as Name)));
  }

  #exporters(module: ModuleNode, token: Name): ReadonlySet<ModuleNode> {
    let known = this.#exported.get(module);
    if (known === undefined) this.#exported.set(module, (known = new Map<Name, ReadonlySet<ModuleNode>>()));
    let found = known.get(token);
    if (found === undefined) known.set(token, (found = follow(module, token, new Set())));
    return found;
  }
}

/** The owners of a token among what a module exports, through re-exports; modules seen on the way are not entered again. */
function follow(module: ModuleNode, token: Name, seen: Set<ModuleNode>): ReadonlySet<ModuleNode> {
  const found = new Set<ModuleNode>();
  if (seen.has(module)) return found;
  seen.add(module);
  for (const exported of module.options.exports ?? []) {
    if (exported === token) {
      if (module.own.has(token)) found.add(module);
      else for (const one of module.imports) follow(one, token, seen).forEach((owner) => found.add(owner));
    } else {
      for (const whole of reexported(module, exported)) follow(whole, token, seen).forEach((owner) => found.add(owner));
    }
  }
  return found;
}

/** The imported modules that an export names as a whole: by their class, by what stands in the list of imports, or by a function naming it. */
function reexported(module: ModuleNode, exported: unknown): readonly ModuleNode[] {
  if (typeof exported === 'function' && moduleOptions(exported) !== undefined)
    return module.imports.filter(({ type }) => type === exported);
  const written = module.importedAs.get(exported);
  if (written !== undefined) return [written];
  return isArrow(exported) ? reexported(module, exported()) : [];
}

/** A token may be any class, also one that is a plain function; only an arrow can be nothing but a function that names a module. */
function isArrow(exported: unknown): exported is () => unknown {
  return typeof exported === 'function' && !Object.hasOwn(exported, 'prototype');
}

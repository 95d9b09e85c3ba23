import { problem } from '../core/errors.js';
import type { Constructor } from '../core/types.js';
import type { Definition } from './definition.js';
import type { Report } from './definitions.js';
import { Dependency } from './dependency.js';
import { FloatingDefinitions, type Leniency } from './floating.js';
import { injectableOptions } from './injectable.js';
import { RequestInput } from './input.js';
import { sameTarget, type LinkedBinding, type LinkedNeed } from './linked.js';
import type { Need } from './need.js';
import { overridden, type Override } from './override.js';
import type { ModuleNode } from './scan.js';
import { keyOfSeed, type Seed } from './seed.js';
import { tokenName, type Token } from './token.js';
import { missing, unknownExport } from './unlinked.js';
import { usedAs } from './use.js';
import { Visibility } from './visibility.js';

/** What something is linked for: who asks, from which module, and whether classes that nobody provides may be made for it. */
interface Asker {
  readonly name: string;
  readonly module: ModuleNode;
  readonly lenient: Leniency;
}

/** What tells a binding from the others of its definition. */
interface Manner {
  readonly controller: boolean;
  readonly replaced: Definition | undefined;
  readonly altered: boolean;
}

/**
 * Finds for every need the one provider that is meant, as a linker resolves symbols: a token of the module itself, else what its
 * imports export, else what global modules export. Dependencies that no module provides are linked where they are used, and are
 * one and the same wherever their inputs resolve alike.
 */
export class Linker {
  readonly bindings: LinkedBinding[] = [];
  readonly byKey = new Map<symbol, LinkedBinding[]>();
  readonly inputs = new Map<RequestInput, symbol>();
  readonly usedOverrides = new Set<Override>();
  readonly #visibility: Visibility;
  readonly #keys = new Map<ModuleNode, Map<Token | Dependency<unknown>, symbol>>();
  /** For what is seen from a module, the keys of the manners in which it is used there: what was linked once is not linked again. */
  readonly #manners = new Map<symbol, Map<string, symbol>>();
  readonly #floating = new Map<Token | Dependency<unknown>, LinkedBinding[]>();
  readonly #floatingDefinitions: FloatingDefinitions;
  /** Dependencies whose inputs are being found: one that is met again needs itself, which is for the checks to report. */
  readonly #opening = new Map<unknown, symbol>();
  readonly #ids = new Map<string, number>();

  constructor(
    private readonly modules: readonly ModuleNode[],
    private readonly seeds: ReadonlyMap<unknown, Seed>,
    private readonly overrides: ReadonlyMap<unknown, Override>,
    private readonly report: Report,
  ) {
    this.#visibility = new Visibility(modules);
    this.#floatingDefinitions = new FloatingDefinitions(report);
  }

  /** Links every provider and controller of every module. */
  linkModules(): void {
    for (const module of this.modules) {
      for (const [token, definitions] of module.own) {
        const replacement = this.overrides.get(token);
        const kept = replacement === undefined ? definitions : definitions.slice(0, 1);
        for (const original of kept)
          this.#link(this.#key(module, token), original, module, module.controllers.includes(token as Constructor));
      }
      for (const unknown of this.#visibility.unknownExports(module)) this.report(unknownExport(module, unknown));
    }
  }

  /** What a route asks for from within a module: a controller, a guard, a dependency of its handler. */
  linkRoot(module: ModuleNode, wanted: Need, asker: string): LinkedNeed | undefined {
    return this.#find(wanted, { name: asker, module, lenient: 'request' });
  }

  /** The object whose method a way into the container calls: a controller, or any class that the container can make. */
  linkTarget(module: ModuleNode, wanted: Need, asker: string): LinkedNeed | undefined {
    return this.#find(wanted, { name: asker, module, lenient: 'any' });
  }

  /** The key of a token as seen from a module; undefined where it is not visible. */
  keyFrom(module: ModuleNode, token: Token): symbol | undefined {
    const seed = this.seeds.get(token);
    if (seed !== undefined) return keyOfSeed(seed);
    const [owner] = this.#visibility.owners(module, token);
    return owner === undefined ? undefined : this.#key(owner, token);
  }

  /** The modules in which a token lives. */
  ownersOf(token: unknown): readonly ModuleNode[] {
    return this.modules.filter(({ own }) => own.has(token as Token));
  }

  /** Whether a token stands for something that a request brings along. */
  isSeed(token: unknown): boolean {
    return this.seeds.has(token);
  }

  #link(key: symbol, original: Definition, module: ModuleNode, controller: boolean): void {
    const { definition, replaced } = this.#effective(original);
    this.#add(key, definition, module, this.#needsOf(definition, module, controller), { controller, replaced, altered: false });
  }

  /** What is linked in place of a definition: itself, or what an override puts there. */
  #effective(original: Definition): { readonly definition: Definition; readonly replaced: Definition | undefined } {
    const replacement = this.overrides.get(original.token);
    if (replacement === undefined) return { definition: original, replaced: undefined };
    this.usedOverrides.add(replacement);
    return { definition: overridden(original, replacement, this.report), replaced: original };
  }

  #needsOf({ name, needs, token }: Definition, module: ModuleNode, isRoot: boolean): LinkedNeed[] {
    const lenient = isRoot || token instanceof Dependency ? 'request' : 'none';
    return needs.map((one) => this.#find(one, { name, module, lenient }) ?? { kind: 'absent', need: one });
  }

  #add(key: symbol, definition: Definition, module: ModuleNode, needs: readonly LinkedNeed[], how: Manner): LinkedBinding {
    const base = `${module.id}/${definition.name}`;
    const count = (this.#ids.get(base) ?? 0) + 1;
    this.#ids.set(base, count);
    const binding: LinkedBinding = {
      key,
      id: count === 1 ? base : `${base}#${count}`,
      definition,
      module,
      needs,
      inferred: how.controller && definition.scope === 'singleton' && !statesScope(definition),
      altered: how.altered,
      overrides: how.replaced,
      scope: definition.scope,
      scopeReason: [],
    };
    this.bindings.push(binding);
    const there = this.byKey.get(key);
    if (there === undefined) this.byKey.set(key, [binding]);
    else there.push(binding);
    return binding;
  }

  #find(need: Need, asker: Asker): LinkedNeed | undefined {
    const { target } = need;
    if (target instanceof RequestInput) return { kind: 'input', need, key: this.#inputKey(target), input: target };
    const seed = this.seeds.get(target);
    if (seed !== undefined) return { kind: 'seed', need, key: keyOfSeed(seed), seed };
    if (target === undefined || target === null) {
      this.report(problem('TOKEN_UNDEFINED', { needer: asker.name, at: need.at }, [asker.module.id, asker.name]));
      return undefined;
    }
    const owners = this.#visibility.owners(asker.module, target);
    const [owner] = owners;
    if (owners.length > 1) {
      const facts = { needer: asker.name, token: tokenName(target), module: asker.module.id, at: need.at };
      const path = [asker.module.id, asker.name, facts.token];
      this.report(problem('PROVIDER_AMBIGUOUS', { ...facts, owners: owners.map(({ id }) => id) }, path));
      return undefined;
    }
    if (owner !== undefined) return { kind: 'binding', need, key: this.#keyOfUse(owner, target, need) };
    const floating = this.#float(need, asker);
    if (floating !== undefined) return { kind: 'binding', need, key: floating };
    if (need.optional) return { kind: 'absent', need };
    this.report(missing(need, asker, this.modules, this.#visibility));
    return undefined;
  }

  /** The key of what a module provides, as a use of it wants it. */
  #keyOfUse(owner: ModuleNode, target: Token | Dependency<unknown>, use: Need): symbol {
    const key = this.#key(owner, target);
    const original = use.cache === true || use.closes !== undefined ? owner.own.get(target)?.[0] : undefined;
    if (original === undefined) return key;
    const { definition, replaced } = this.#effective(original);
    const wanted = usedAs(definition, original, use);
    if (wanted === definition) return key;
    const manners = this.#mannersOf(key);
    const manner = mannerOf(wanted);
    const known = manners.get(manner);
    if (known !== undefined) return known;
    const own = Symbol(`${key.description} (${manner})`);
    manners.set(manner, own);
    this.#add(own, wanted, owner, this.#needsOf(wanted, owner, false), { controller: false, replaced, altered: true });
    return own;
  }

  /** The key of a dependency that no module provides, linked for whoever asks; shared with every other asker for whom its inputs are the same. */
  #float(need: Need, asker: Asker): symbol | undefined {
    const target = need.target as Token | Dependency<unknown>;
    const opening = this.#opening.get(target);
    if (opening !== undefined) return opening;
    const isElsewhere = !(target instanceof Dependency) && this.ownersOf(target).length > 0;
    const original = isElsewhere ? undefined : this.#floatingDefinitions.of(target, asker.lenient);
    if (original === undefined) return undefined;
    const { definition, replaced } = this.#effective(original);
    const wanted = usedAs(definition, original, need);
    const manners = this.#mannersOf(this.#key(asker.module, target));
    const known = manners.get(mannerOf(wanted));
    if (known !== undefined) return known;
    const key = Symbol(`${asker.module.id} › ${definition.name}`);
    this.#opening.set(target, key);
    const needs = this.#needsOf(wanted, asker.module, true);
    this.#opening.delete(target);
    const twins = this.#floating.get(target) ?? [];
    const isTwin = (one: LinkedBinding) =>
      mannerOf(one.definition) === mannerOf(wanted) && one.needs.every((there, i) => sameTarget(there, needs[i]));
    const twin = twins.find(isTwin);
    manners.set(mannerOf(wanted), twin?.key ?? key);
    if (twin !== undefined) return twin.key;
    const how = { controller: asker.lenient === 'any', replaced, altered: wanted !== definition };
    const binding = this.#add(key, wanted, asker.module, needs, how);
    this.#floating.set(target, [...twins, binding]);
    return key;
  }

  #mannersOf(key: symbol): Map<string, symbol> {
    let manners = this.#manners.get(key);
    if (manners === undefined) this.#manners.set(key, (manners = new Map<string, symbol>()));
    return manners;
  }

  #key(module: ModuleNode, token: Token | Dependency<unknown>): symbol {
    let keys = this.#keys.get(module);
    if (keys === undefined) this.#keys.set(module, (keys = new Map<Token | Dependency<unknown>, symbol>()));
    let key = keys.get(token);
    if (key === undefined) keys.set(token, (key = Symbol(`${module.id} › ${tokenName(token)}`)));
    return key;
  }

  #inputKey(input: RequestInput): symbol {
    let key = this.inputs.get(input);
    if (key === undefined) this.inputs.set(input, (key = Symbol(input.name)));
    return key;
  }
}

/** How a definition is remembered and closes, which is what uses of it may differ in. */
function mannerOf({ scope, closes }: Definition): string {
  return `${scope} ${closes}`;
}

function statesScope({ make }: Definition): boolean {
  return make.kind === 'class' && injectableOptions(make.type).scope !== undefined;
}

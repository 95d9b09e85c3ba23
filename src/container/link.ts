import { problem } from '../core/errors.js';
import type { Constructor } from '../core/types.js';
import type { Definition } from './definition.js';
import type { Report } from './definitions.js';
import { Dependency } from './dependency.js';
import { FloatingDefinitions } from './floating.js';
import { injectableOptions } from './injectable.js';
import { RequestInput } from './input.js';
import type { Asker, Manner } from './asker.js';
import { LinkKeys } from './link-keys.js';
import { sameNeeds, type LinkedBinding, type LinkedNeed } from './linked.js';
import type { Need } from './need.js';
import { overridden, type Override } from './override.js';
import type { ModuleNode } from './scan.js';
import { ScopePath, ScopeSeeds } from './scope-path.js';
import { SecurityScopes } from './security-scopes.js';
import { keyOfSeed, type Seed } from './seed.js';
import { tokenName, type Token } from './token.js';
import { classMeant } from './meant-class.js';
import { missing, unknownExport } from './unlinked.js';
import { keepsValue, mannerOf, usedAs } from './use.js';
import { Visibility } from './visibility.js';

/**
 * Finds for every need the one provider that is meant, as a linker resolves symbols: a token of the module itself, else what its
 * imports export, else what global modules export. Dependencies that no module provides are linked where they are used, and are
 * one and the same wherever their inputs resolve alike.
 */
export class Linker {
  readonly bindings: LinkedBinding[] = [];
  readonly byKey = new Map<symbol, LinkedBinding[]>();
  readonly usedOverrides = new Set<Override>();
  readonly #visibility: Visibility;
  readonly #keys = new LinkKeys();
  /** The scopes that were met, as values. */
  readonly scopes = new ScopeSeeds();
  readonly #unscoped = ScopePath.from([], this.scopes);
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

  /** What is read from requests, and what it is called in the container. */
  get inputs(): ReadonlyMap<RequestInput, symbol> {
    return this.#keys.inputs;
  }

  /** Links every provider and controller of every module. */
  linkModules(): void {
    for (const module of this.modules) {
      for (const [token, definitions] of module.own) {
        const replacement = this.overrides.get(token);
        const kept = replacement === undefined ? definitions : definitions.slice(0, 1);
        for (const original of kept)
          this.#link(this.#keys.of(module, token), original, module, module.controllers.includes(token as Constructor));
      }
      for (const unknown of this.#visibility.unknownExports(module)) this.report(unknownExport(module, unknown));
    }
  }

  /** What a route asks for from within a module: a controller, a guard, a dependency of its handler. */
  linkRoot(module: ModuleNode, wanted: Need, asker: string, scopes: ScopePath): LinkedNeed | undefined {
    return this.#find(wanted, { name: asker, module, lenient: 'request', scopes });
  }

  /** The object whose method a way into the container calls: a controller, or any class that the container can make. */
  linkTarget(module: ModuleNode, wanted: Need, asker: string): LinkedNeed | undefined {
    return this.#find(wanted, { name: asker, module, lenient: 'any', scopes: this.#unscoped });
  }

  /** The key of a token as seen from a module; undefined where it is not visible. */
  keyFrom(module: ModuleNode, token: Token): symbol | undefined {
    const seed = this.#seedOf(token, this.#unscoped);
    if (seed !== undefined) return keyOfSeed(seed);
    const [owner] = this.#visibility.owners(module, token);
    return owner === undefined ? undefined : this.#keys.of(owner, token);
  }

  /** See {@link classMeant}. */
  classOf(module: ModuleNode, token: Token | Dependency<unknown>): Constructor | null | undefined {
    const isFloating = (one: Token | Dependency<unknown>): boolean => this.#floatingDefinitions.of(one, 'request') !== undefined;
    return classMeant(token, module, this.#visibility, isFloating);
  }

  /** The modules in which a token lives. */
  ownersOf(token: unknown): readonly ModuleNode[] {
    return this.modules.filter(({ own }) => own.has(token as Token));
  }

  /** Whether a token stands for something that a request brings along. */
  isSeed(token: unknown): boolean {
    return this.#seedOf(token, this.#unscoped) !== undefined;
  }

  #seedOf(token: unknown, scopes: ScopePath): Seed | undefined {
    return token === SecurityScopes ? scopes.seed : this.seeds.get(token);
  }

  #link(key: symbol, original: Definition, module: ModuleNode, controller: boolean): void {
    const { definition, replaced } = this.#effective(original);
    const needs = this.#needsOf(definition, module, controller, this.#unscoped);
    this.#add(key, definition, module, needs, { controller, replaced, altered: false, relatives: [] });
  }

  /** What is linked in place of a definition: itself, or what an override puts there. */
  #effective(original: Definition): { readonly definition: Definition; readonly replaced: Definition | undefined } {
    const replacement = this.overrides.get(original.token);
    if (replacement === undefined) return { definition: original, replaced: undefined };
    this.usedOverrides.add(replacement);
    return { definition: overridden(original, replacement, this.report), replaced: original };
  }

  #needsOf({ name, needs, token }: Definition, module: ModuleNode, isRoot: boolean, scopes: ScopePath): LinkedNeed[] {
    const lenient = isRoot || token instanceof Dependency ? 'request' : 'none';
    return needs.map((one) => this.#find(one, { name, module, lenient, scopes }) ?? { kind: 'absent', need: one });
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
      family: how.relatives.find((one) => sameNeeds(one.needs, needs, this.byKey))?.family ?? Symbol(definition.name),
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
    if (target instanceof RequestInput) return { kind: 'input', need, key: this.#keys.input(target), input: target };
    const seed = this.#seedOf(target, asker.scopes);
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
    if (owner !== undefined) return { kind: 'binding', need, key: this.#keyOfUse(owner, target, need, asker.scopes.below(need.scopes)) };
    const floating = this.#float(need, asker);
    if (floating !== undefined) return { kind: 'binding', need, key: floating };
    if (need.optional) return { kind: 'absent', need };
    this.report(missing(need, asker, this.modules, this.#visibility));
    return undefined;
  }

  /** The key of what a module provides, as a use of it wants it. */
  #keyOfUse(owner: ModuleNode, target: Token | Dependency<unknown>, use: Need, scopes: ScopePath): symbol {
    const key = this.#keys.of(owner, target);
    const [original, another] = owner.own.get(target) ?? [];
    const isPlain = use.cache !== true && use.closes === undefined && (scopes.isEmpty || another !== undefined);
    if (isPlain || original === undefined || original.native !== undefined) return key;
    const { definition, replaced } = this.#effective(original);
    const wanted = usedAs(definition, original, use);
    if (wanted === definition && (scopes.isEmpty || keepsValue(definition))) return key;
    const { keys, altered } = this.#keys.manners(key);
    const manner = mannerOf(wanted);
    const known = keys.get(manner + scopes.key);
    if (known !== undefined) return known;
    const own = Symbol(`${key.description} (${manner}${scopes.key})`);
    keys.set(manner + scopes.key, own);
    const needs = this.#needsOf(wanted, owner, false, scopes);
    // Where nobody below looks at the scopes it is what it is without them.
    const isUnscoped = wanted === definition && sameNeeds(needs, this.#needsOf(wanted, owner, false, this.#unscoped));
    const alike = altered.filter((one) => mannerOf(one.definition) === manner);
    const twin = isUnscoped ? key : alike.find((one) => sameNeeds(one.needs, needs))?.key;
    const how = { controller: false, replaced, altered: true, relatives: alike };
    if (twin === undefined) altered.push(this.#add(own, wanted, owner, needs, how));
    else keys.set(manner + scopes.key, twin);
    return twin ?? own;
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
    const scopes = asker.scopes.below(need.scopes);
    const { keys } = this.#keys.manners(this.#keys.of(asker.module, target));
    const manner = mannerOf(wanted) + scopes.key;
    const known = keys.get(manner);
    if (known !== undefined) return known;
    const key = Symbol(`${asker.module.id} › ${definition.name}`);
    this.#opening.set(target, key);
    const needs = this.#needsOf(wanted, asker.module, true, scopes);
    this.#opening.delete(target);
    const twins = this.#floating.get(target) ?? [];
    const alike = twins.filter((one) => mannerOf(one.definition) === mannerOf(wanted));
    const twin = alike.find((one) => sameNeeds(one.needs, needs));
    keys.set(manner, twin?.key ?? key);
    if (twin !== undefined) return twin.key;
    const how = { controller: asker.lenient === 'any', replaced, altered: wanted !== definition, relatives: alike };
    const binding = this.#add(key, wanted, asker.module, needs, how);
    this.#floating.set(target, [...twins, binding]);
    return key;
  }
}

function statesScope({ make }: Definition): boolean {
  return make.kind === 'class' && injectableOptions(make.type).scope !== undefined;
}

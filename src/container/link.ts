import { problem } from '../core/errors.js';
import { nearest } from '../core/suggest.js';
import { isThenable, type Constructor } from '../core/types.js';
import type { Definition } from './definition.js';
import { classDefinition, dependencyDefinition, type Report } from './definitions.js';
import { Dependency } from './dependency.js';
import { injectableOptions } from './injectable.js';
import { RequestInput } from './input.js';
import { sameTarget, type LinkedBinding, type LinkedNeed } from './linked.js';
import { moduleOptions } from './module.js';
import type { Need } from './need.js';
import { overridden, type Override } from './override.js';
import type { ModuleNode } from './scan.js';
import { keyOfSeed, type Seed } from './seed.js';
import { tokenName, type Token } from './token.js';
import { Visibility } from './visibility.js';

/** What something is linked for: who asks, from which module, and whether classes that nobody provides may be made for it. */
interface Asker {
  readonly name: string;
  readonly module: ModuleNode;
  /** Routes and dependencies may ask for request-scoped classes that no module provides: dependencies in class form. */
  readonly lenient: boolean;
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
  readonly #floating = new Map<Token | Dependency<unknown>, LinkedBinding[]>();
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
      for (const unknown of this.#visibility.unknownExports(module)) this.#reportExport(module, unknown);
    }
  }

  /** What a route asks for from within a module: a controller, a guard, a dependency of its handler. */
  linkRoot(module: ModuleNode, wanted: Need, asker: string): LinkedNeed | undefined {
    return this.#find(wanted, { name: asker, module, lenient: true });
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

  #link(key: symbol, original: Definition, module: ModuleNode, controller: boolean): LinkedBinding {
    const { definition, replaced } = this.#effective(original);
    const needs = this.#needsOf(definition, module, controller || definition.token instanceof Dependency);
    return this.#add(key, definition, module, needs, { controller, replaced });
  }

  /** What is linked in place of a definition: itself, or what an override puts there. */
  #effective(original: Definition): { readonly definition: Definition; readonly replaced: Definition | undefined } {
    const replacement = this.overrides.get(original.token);
    if (replacement === undefined) return { definition: original, replaced: undefined };
    this.usedOverrides.add(replacement);
    return { definition: overridden(original, replacement, this.report), replaced: original };
  }

  #needsOf({ name, needs }: Definition, module: ModuleNode, lenient: boolean): LinkedNeed[] {
    return needs.map((one) => this.#find(one, { name, module, lenient }) ?? { kind: 'absent', need: one });
  }

  #add(
    key: symbol,
    definition: Definition,
    module: ModuleNode,
    needs: readonly LinkedNeed[],
    how: { controller: boolean; replaced: Definition | undefined },
  ): LinkedBinding {
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
    if (owner !== undefined) return { kind: 'binding', need, key: this.#key(owner, target) };
    const floating = this.#float(target, asker);
    if (floating !== undefined) return { kind: 'binding', need, key: floating };
    if (need.optional) return { kind: 'absent', need };
    this.#reportMissing(need, asker);
    return undefined;
  }

  /** The key of a dependency that no module provides, linked for whoever asks; shared with every other asker for whom its inputs are the same. */
  #float(target: Token | Dependency<unknown>, asker: Asker): symbol | undefined {
    const opening = this.#opening.get(target);
    if (opening !== undefined) return opening;
    const original = this.#floatingDefinition(target, asker);
    if (original === undefined) return undefined;
    const { definition, replaced } = this.#effective(original);
    const key = Symbol(`${asker.module.id} › ${definition.name}`);
    this.#opening.set(target, key);
    const needs = this.#needsOf(definition, asker.module, true);
    this.#opening.delete(target);
    const twins = this.#floating.get(target) ?? [];
    const twin = twins.find((one) => one.needs.every((there, i) => sameTarget(there, needs[i])));
    if (twin !== undefined) return twin.key;
    const binding = this.#add(key, definition, asker.module, needs, { controller: false, replaced });
    this.#floating.set(target, [...twins, binding]);
    return key;
  }

  /** One definition per dependency and start-up, so that its inputs are the same objects wherever it is linked. */
  readonly #floatingDefinitions = new Map<unknown, Definition>();

  #floatingDefinition(target: Token | Dependency<unknown>, asker: Asker): Definition | undefined {
    const known = this.#floatingDefinitions.get(target);
    if (known !== undefined) return known;
    let made: Definition | undefined;
    if (target instanceof Dependency) made = dependencyDefinition(target);
    else if (asker.lenient && typeof target === 'function' && this.ownersOf(target).length === 0) {
      const type = target as Constructor;
      if (injectableOptions(type).scope === 'request') made = classDefinition(type, type, {}, this.report);
    }
    if (made !== undefined) this.#floatingDefinitions.set(target, made);
    return made;
  }

  #reportExport(module: ModuleNode, exported: unknown): void {
    if (exported === undefined || exported === null) {
      const index = (module.options.exports ?? []).indexOf(exported as never);
      this.report(problem('TOKEN_UNDEFINED', { needer: module.id, at: `exports[${index}]` }));
      return;
    }
    const type = typeof exported === 'object' && 'module' in exported ? exported.module : exported;
    const isModule = isThenable(exported) || (typeof type === 'function' && moduleOptions(type) !== undefined);
    const known = [...module.own.keys(), ...module.imports.map((one) => one.type)].map(tokenName);
    const token = isThenable(exported) ? 'a promised module' : tokenName(type);
    this.report(problem('EXPORT_UNKNOWN', { module: module.id, token, isModule, suggestion: nearest(token, known) }));
  }

  #reportMissing(need: Need, asker: Asker): void {
    const facts = { needer: asker.name, token: tokenName(need.target), module: asker.module.id, at: need.at };
    const path = [asker.module.id, asker.name, facts.token];
    const owners = this.ownersOf(need.target);
    const exporters = owners.filter((owner) => this.#visibility.exports(owner, need.target as Token));
    const [first, ...others] = [...new Set([...exporters, ...owners])].map(({ id }) => id);
    if (first !== undefined) {
      const isImported = asker.module.imports.some(({ id }) => id === first);
      const visible = { owners: [first, ...others] as const, isExported: exporters.length > 0, isImported };
      this.report(problem('PROVIDER_NOT_VISIBLE', { ...facts, ...visible }, path));
      return;
    }
    const provided = this.modules.flatMap(({ id, own }) => [...own.keys()].map((token) => ({ id, name: tokenName(token) })));
    const namesakes = [...new Set(provided.filter(({ name }) => name === facts.token).map(({ id }) => id))];
    const suggestion =
      namesakes.length > 0
        ? undefined
        : nearest(
            facts.token,
            provided.map(({ name }) => name),
          );
    this.report(problem('PROVIDER_MISSING', { ...facts, namesakes, suggestion }, path));
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

function statesScope({ make }: Definition): boolean {
  return make.kind === 'class' && injectableOptions(make.type).scope !== undefined;
}

import type { Wrap } from './entry.js';
import { askingOf, earlyOf } from './early.js';
import { guardsOf } from './entry-needs.js';
import type { Linker } from './link.js';
import type { LinkedNeed } from './linked.js';
import type { Need } from './need.js';
import type { EntrySpec } from './planner.js';
import type { ModuleNode } from './scan.js';
import { ScopePath } from './scope-path.js';

/** What runs in front of a way into the container, and from where it is seen. */
export interface Guarding {
  readonly need: Need;
  readonly module: ModuleNode;
}

/** One way into the container, as a route asks for it: the layer above says what, the container finds it. */
export interface EntryRequest {
  readonly name: string;
  readonly module: ModuleNode;
  /** Run in front of it, with what tells who asks; undefined where nothing runs in front. */
  readonly guards: readonly Guarding[] | undefined;
  /** What is asked for of the credentials in all of its tree. */
  readonly scopes?: readonly string[];
  /** The object whose method is called: what the module provides or lists as a controller, or a class that nobody provides and the container can make. */
  readonly target: Need | undefined;
  readonly method: string | undefined;
  readonly args: readonly Need[];
  /** What the call runs inside of, the outermost first: like the target, classes that nobody provides are made. */
  readonly around?: { readonly needs: readonly Need[]; readonly wrap: Wrap };
}

/** Finds everything that one way into the container asks for. */
export function linkEntry({ name, module, method, ...asked }: EntryRequest, linker: Linker): EntrySpec {
  const { byKey } = linker;
  const scopes = ScopePath.from(asked.scopes ?? [], linker.scopes);
  const found = (wanted: Need, from = module): LinkedNeed | undefined => linker.linkRoot(from, wanted, name, scopes);
  const targeted = (wanted: Need): LinkedNeed | undefined => linker.linkTarget(module, wanted, name);
  const { guards, effects } = guardsOf(
    (asked.guards ?? []).map((one) => found(one.need, one.module)).filter((one) => one !== undefined),
    byKey,
  );
  const needs = (asked.around?.needs ?? []).map(targeted).filter((one) => one !== undefined);
  const target = asked.target && targeted(asked.target);
  const args = asked.args.map((one): LinkedNeed => found(one) ?? { kind: 'absent', need: one });
  const within = [...effects, ...needs, ...(target === undefined ? [] : [target])];
  const isGuarded = asked.guards !== undefined;
  const early = isGuarded ? earlyOf({ guards, args, within }, byKey) : [];
  const asking = askingOf(isGuarded ? [...guards, ...early] : [], byKey);
  const scoped = { scopes: asked.scopes ?? [], guards, effects, asking, early };
  return { name, ...scoped, target, method, args, around: asked.around && { needs, wrap: asked.around.wrap } };
}

import type { Container, ResolutionContext, ServiceIdentifier } from 'inversify';
import { TenonError } from '../core/errors.js';
import { nearest } from '../core/suggest.js';
import type { Constructor } from '../core/types.js';
import { check } from './check.js';
import type { Dependency } from './dependency.js';
import type { Linker } from './link.js';
import type { LinkedBinding, LinkedNeed } from './linked.js';
import { need } from './need.js';
import type { ModuleNode } from './scan.js';
import { tokenName, type Token } from './token.js';

/** Finds tokens for those who stand outside of every module: `app.get`, `app.scope`. */
export class OutsideLookup {
  constructor(private readonly linker: Linker) {}

  /** What a token is called in the container. Throws `TOKEN_UNKNOWN`, `TOKEN_IN_MANY`, and `OUTSIDE_REQUEST` for what a request brings along. */
  key(token: Token | Dependency<unknown>, module: Constructor | undefined): symbol {
    const { bindings } = this.linker;
    const name = tokenName(token);
    if (this.linker.isSeed(token)) throw TenonError.of('OUTSIDE_REQUEST', { token: name });
    const all = bindings.filter((one) => one.definition.token === token && (module === undefined || one.module.type === module));
    // What some uses want otherwise is meant only where nobody uses it as it is.
    const plain = all.filter((one) => !one.altered);
    const fitting = plain.length > 0 ? plain : all.filter((one) => one.module === all[0]?.module).slice(0, 1);
    const [key, ...others] = new Set(fitting.map((one) => one.key));
    if (key === undefined) {
      const names = bindings.map(({ definition }) => definition.name).filter((one) => one !== name);
      throw TenonError.of('TOKEN_UNKNOWN', { token: name, module: module && tokenName(module), suggestion: nearest(name, names) });
    }
    if (others.length > 0) throw TenonError.of('TOKEN_IN_MANY', { token: name, modules: fitting.map((one) => one.module.id) });
    return key;
  }

  /** The same as a need, which what it reaches has to allow. Throws what is wrong with it as well. */
  need(token: Token | Dependency<unknown>, module: Constructor | undefined, asker: string): LinkedNeed & { kind: 'binding' } {
    const linked = { kind: 'binding' as const, need: need(token, 'from outside'), key: this.key(token, module) };
    const [problem] = check([], [{ name: asker, module: 'outside', needs: [linked] }], this.linker.byKey);
    if (problem !== undefined) throw new TenonError({ ...problem, path: [] });
    return linked;
  }
}

/** Inversify's resolution contexts, one for each module: tokens mean in them what they mean in the module. */
export function contextsOf(container: Container, linker: Linker): (binding: LinkedBinding) => ResolutionContext {
  const contexts = new Map<ModuleNode, ResolutionContext>();
  return ({ module }) => {
    let context = contexts.get(module);
    if (context === undefined) contexts.set(module, (context = contextOf(module, container, linker)));
    return context;
  };
}

function contextOf(module: ModuleNode, container: Container, linker: Linker): ResolutionContext {
  const key = (token: ServiceIdentifier): symbol => linker.keyFrom(module, token) ?? Symbol(`${module.id} › ${tokenName(token)}`);
  return {
    get: (id: ServiceIdentifier, options?: object) => container.get(key(id), options as never),
    getAsync: (id: ServiceIdentifier, options?: object) => container.getAsync(key(id), options as never),
    getAll: (id: ServiceIdentifier, options?: object) => container.getAll(key(id), options),
    getAllAsync: (id: ServiceIdentifier, options?: object) => container.getAllAsync(key(id), options),
  } as ResolutionContext;
}

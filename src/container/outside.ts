import type { Container, ResolutionContext, ServiceIdentifier } from 'inversify';
import { TenonError } from '../core/errors.js';
import { nearest } from '../core/suggest.js';
import type { Constructor } from '../core/types.js';
import type { Linker } from './link.js';
import type { LinkedBinding } from './linked.js';
import type { ModuleNode } from './scan.js';
import { tokenName, type Token } from './token.js';

/** Finds tokens for those who stand outside of every module: `app.get`, `app.scope`. */
export class OutsideLookup {
  constructor(
    private readonly modules: readonly ModuleNode[],
    private readonly linker: Linker,
  ) {}

  /** What a token is called in the container. Throws `TOKEN_UNKNOWN` and `TOKEN_IN_MANY`. */
  key(token: Token, module: Constructor | undefined): symbol {
    const owner = this.owner(token, module);
    if (owner !== undefined) return this.linker.keyIn(owner, token);
    const names = this.modules.flatMap(({ own }) => [...own.keys()].map(tokenName));
    throw TenonError.of('TOKEN_UNKNOWN', { token: tokenName(token), suggestion: nearest(tokenName(token), names) });
  }

  /** The one module in which a token lives; undefined where it lives in none. Throws `TOKEN_IN_MANY`. */
  owner(token: Token, module: Constructor | undefined): ModuleNode | undefined {
    const owners = this.linker.ownersOf(token).filter(({ type }) => module === undefined || type === module);
    if (owners.length > 1) throw TenonError.of('TOKEN_IN_MANY', { token: tokenName(token), modules: owners.map(({ id }) => id) });
    return owners[0];
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

import type { Dependency } from './dependency.js';
import type { RequestInput } from './input.js';
import type { LinkedBinding } from './linked.js';
import type { ModuleNode } from './scan.js';
import { tokenName, type Token } from './token.js';

/** What is seen from a module, as some uses want it. */
interface Manners {
  /** The keys of the manners in which it is used: what was linked once is not linked again. */
  readonly keys: Map<string, symbol>;
  /** The bindings beside the plain one. */
  readonly altered: LinkedBinding[];
}

/** What linked things are called in the container. */
export class LinkKeys {
  readonly inputs = new Map<RequestInput, symbol>();
  readonly #keys = new Map<ModuleNode, Map<Token | Dependency<unknown>, symbol>>();
  readonly #manners = new Map<symbol, Manners>();

  /** A token as a module means it: `Symbol(OrdersModule › OrdersService)`. */
  of(module: ModuleNode, token: Token | Dependency<unknown>): symbol {
    let keys = this.#keys.get(module);
    if (keys === undefined) this.#keys.set(module, (keys = new Map<Token | Dependency<unknown>, symbol>()));
    let key = keys.get(token);
    if (key === undefined) keys.set(token, (key = Symbol(`${module.id} › ${tokenName(token)}`)));
    return key;
  }

  input(input: RequestInput): symbol {
    let key = this.inputs.get(input);
    if (key === undefined) this.inputs.set(input, (key = Symbol(input.name)));
    return key;
  }

  manners(key: symbol): Manners {
    let manners = this.#manners.get(key);
    if (manners === undefined) this.#manners.set(key, (manners = { keys: new Map(), altered: [] }));
    return manners;
  }
}

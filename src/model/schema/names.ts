import type { AbstractConstructor } from '../../core/types.js';
import type { SchemaDirection } from './schema.js';

/** How classes are called in a document. */
export interface NamingOptions {
  /** The name of a class, where it is not the one it has in the code. */
  readonly nameOf?: (type: AbstractConstructor) => string | undefined;
  /** Where a class is from, for the second one of a name: `orders` makes it `orders__Line`; without it, `Line_2`. */
  readonly moduleOf?: (type: AbstractConstructor) => string | undefined;
}

const suffixes = { input: '-Input', output: '-Output' } as const;

/** Gives each class a name of its own, for good. */
export class Names {
  readonly #names = new Map<AbstractConstructor, string>();
  readonly #taken = new Set<string>();
  /** The last number that a name was given. */
  readonly #counts = new Map<string, number>();

  constructor(readonly options: NamingOptions) {}

  /** The name of a class; with a direction, of its schema in that direction only. */
  of(type: AbstractConstructor, direction?: SchemaDirection): string {
    let name = this.#names.get(type);
    if (name === undefined) this.#names.set(type, (name = this.#find(type)));
    return direction === undefined ? name : `${name}${suffixes[direction]}`;
  }

  #find(type: AbstractConstructor): string {
    const { nameOf, moduleOf } = this.options;
    const plain = fit(nameOf?.(type) ?? type.name);
    const module = moduleOf?.(type);
    const qualified = module === undefined ? plain : fit(`${module}__${plain}`);
    for (const name of [plain, qualified]) if (this.#take(name)) return name;
    for (let count = this.#counts.get(qualified) ?? 2; ; count += 1) {
      const name = `${qualified}_${count}`;
      if (!this.#take(name)) continue;
      this.#counts.set(qualified, count + 1);
      return name;
    }
  }

  #take(name: string): boolean {
    const all = [name, `${name}${suffixes.input}`, `${name}${suffixes.output}`];
    if (all.some((one) => this.#taken.has(one))) return false;
    for (const one of all) this.#taken.add(one);
    return true;
  }
}

/** What OpenAPI allows as the name of a component. */
function fit(name: string): string {
  return name.replace(/[^a-zA-Z0-9.\-_]/g, '_') || 'Model';
}

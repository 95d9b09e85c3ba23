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
    for (const name of candidates(plain, module === undefined ? undefined : fit(`${module}__${plain}`))) {
      const all = [name, `${name}${suffixes.input}`, `${name}${suffixes.output}`];
      if (all.some((one) => this.#taken.has(one))) continue;
      for (const one of all) this.#taken.add(one);
      return name;
    }
    return plain;
  }
}

function* candidates(plain: string, qualified: string | undefined): Generator<string> {
  yield plain;
  if (qualified !== undefined) yield qualified;
  for (let count = 2; ; count += 1) yield `${qualified ?? plain}_${count}`;
}

/** What OpenAPI allows as the name of a component. */
function fit(name: string): string {
  return name.replace(/[^a-zA-Z0-9.\-_]/g, '_') || 'Model';
}

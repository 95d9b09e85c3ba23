import type { AbstractConstructor } from '../../core/types.js';
import type { NamedEnum } from '../scalars/enum-names.js';
import type { SchemaDirection } from './schema.js';

/** How classes are called in a document. */
export interface NamingOptions {
  /** The name of a class, where it is not the one it has in the code. */
  readonly nameOf?: (type: AbstractConstructor) => string | undefined;
  /** Where a class is from, for several of one name: `orders` makes it `orders__Line`; without it, `Line_2`. */
  readonly moduleOf?: (type: AbstractConstructor) => string | undefined;
}

/** What has a name. */
type Named = AbstractConstructor | NamedEnum;

const suffixes = { input: '-Input', output: '-Output' } as const;

/** Gives each class and each enum a name of its own, for good. */
export class Names {
  readonly #names = new Map<Named, string>();
  readonly #taken = new Set<string>();
  /** Those that are known to come, by the name that they would have. */
  readonly #expected = new Map<string, Set<Named>>();
  /** The last number that a name was given. */
  readonly #counts = new Map<string, number>();

  constructor(readonly options: NamingOptions) {}

  /** Says that something is going to be named: where several would have one name, none of them has it, as with FastAPI. */
  expect(named: Named): void {
    const plain = fit(this.plain(named));
    this.#expected.set(plain, (this.#expected.get(plain) ?? new Set()).add(named));
  }

  /** The name in the document; with a direction, of the schema in that direction only. */
  of(named: Named, direction?: SchemaDirection): string {
    let name = this.#names.get(named);
    if (name === undefined) this.#names.set(named, (name = this.#find(named)));
    return direction === undefined ? name : `${name}${suffixes[direction]}`;
  }

  /** The name that people know it by. */
  plain(named: Named): string {
    return (typeof named === 'function' ? this.options.nameOf?.(named) : undefined) ?? named.name;
  }

  #find(named: Named): string {
    const plain = fit(this.plain(named));
    const module = typeof named === 'function' ? this.options.moduleOf?.(named) : undefined;
    const qualified = module === undefined ? plain : fit(`${module}__${plain}`);
    const isShared = (this.#expected.get(plain)?.size ?? 0) > 1;
    const names = [plain, qualified].filter((name) => !isShared || name !== plain);
    for (const name of names) if (this.#take(name)) return name;
    for (let count = this.#counts.get(qualified) ?? (isShared ? 1 : 2); ; count += 1) {
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

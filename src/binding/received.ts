import type { Constructor } from '../core/types.js';
import { modelEngine } from '../model/loading.js';
import type { TypeForm } from '../model/types/type-form.js';
import { headerName } from './header-name.js';
import type { ParameterInput } from './parameter.js';
import { modelsOf, takesMany } from './shape.js';

/** A name and every text that was sent for it. */
export type Sent = readonly [name: string, texts: string | readonly string[]];

/** A property that reads a name. */
interface Owner {
  readonly key: string;
  /** Whether it takes all texts of the name. */
  readonly many: boolean;
}

/** What an object is made of: texts under the names of its properties, and those under names that it does not know. */
export interface Received {
  readonly known: Readonly<Record<string, unknown>>;
  readonly extra: Readonly<Record<string, unknown>>;
  readonly isEmpty: boolean;
}

/** Sorts what was sent for an object of some type. `hidden` names are other parameters'. */
export class Receiver {
  readonly #owners: ReadonlyMap<string, Owner>;
  readonly #keys: ReadonlySet<string>;
  /** Of a record, whose names are all known: whether each takes all texts. */
  readonly #map: { readonly many: boolean } | undefined;
  readonly #first: boolean;

  constructor(
    input: ParameterInput,
    private readonly isHidden: (name: string) => boolean,
  ) {
    this.#owners = ownersOf(input);
    this.#keys = new Set([...this.#owners.values()].map(({ key }) => key));
    const map = mapIn(input.type);
    this.#map = map && { many: takesMany(map.value) };
    this.#first = input.source === 'header';
  }

  sort(sent: Iterable<Sent>): Received {
    // Without a prototype, any name is only a name.
    const known = Object.create(null) as Record<string, unknown>;
    const extra = Object.create(null) as Record<string, unknown>;
    let isEmpty = true;
    for (const [name, texts] of sent) {
      const owner = this.#owners.get(name) ?? this.#ofMap(name);
      if (owner !== undefined) {
        known[owner.key] = owner.many ? [texts].flat() : this.#one(texts);
        isEmpty = false;
      } else if (name !== '__proto__' && !this.#keys.has(name) && !this.isHidden(name)) {
        extra[name] = typeof texts === 'string' || texts.length > 1 ? texts : texts[0];
      }
    }
    return { known, extra, isEmpty };
  }

  #ofMap(key: string): Owner | undefined {
    if (this.#map === undefined || key === '__proto__' || this.isHidden(key)) return undefined;
    return { key, many: this.#map.many };
  }

  /** Of a repeated header the first counts, of anything else the last. */
  #one(texts: string | readonly string[]): unknown {
    return typeof texts === 'string' ? texts : texts.at(this.#first ? 0 : -1);
  }
}

/** The names that a class reads, with the properties that they are for: those on the wire go before those that are read as well. */
function ownersOf({ type, source, options, reading }: ParameterInput): Map<string, Owner> {
  const owners = new Map<string, Owner>();
  const isHeader = source === 'header' && reading === 'all';
  const properties = modelsOf(type).flatMap((model) => modelEngine().formOf(model as Constructor).properties);
  for (const which of ['inKey', 'nameKey'] as const) {
    for (const property of properties) {
      const key = property[which];
      if (key === undefined) continue;
      const isNamed = key !== property.name || options.convertUnderscores === false;
      const wire = isHeader ? (isNamed ? key.toLowerCase() : headerName(key)) : key;
      const known = owners.get(wire);
      if (which === 'nameKey' && known !== undefined && known.key !== key) continue;
      owners.set(wire, { key, many: takesMany(property.type) || known?.many === true });
    }
  }
  return owners;
}

function mapIn(type: TypeForm): Extract<TypeForm, { kind: 'map' }> | undefined {
  if (type.kind === 'nullable') return mapIn(type.of);
  if (type.kind === 'union') return type.branches.map(mapIn).find((map) => map !== undefined);
  return type.kind === 'map' ? type : undefined;
}

/** Tells the names of the other parameters of the same source: they are unknown to nobody. */
export function namesBeside(input: ParameterInput, inputs: readonly ParameterInput[]): (name: string) => boolean {
  const others = inputs.filter((other) => other !== input && other.source === input.source);
  const names = new Set(others.flatMap((other) => namesOf(other)));
  const prefixes = others.filter(({ reading }) => reading === 'deep').map(({ wireName }) => `${wireName}[`);
  return (name) => names.has(name) || prefixes.some((prefix) => name.startsWith(prefix));
}

function namesOf(input: ParameterInput): readonly string[] {
  if (input.reading === 'all') return [...ownersOf(input).keys()];
  return input.reading === 'text' || input.reading === 'json'
    ? [input.source === 'header' ? input.wireName.toLowerCase() : input.wireName]
    : [];
}

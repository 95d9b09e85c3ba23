/** What is left out of what goes out. */
export type Exclusion = 'unset' | 'defaults' | 'null';

/**
 * Names of properties; or, nested, with `true` for all of a property and a selection for what is in it. In a list or a map it is of each item.
 *
 * @example
 * { grams: true, oven: ['serial', 'name'] }
 */
export type PropertySelection = readonly string[] | { readonly [name: string]: true | PropertySelection };

/** Which properties of a value are meant: all of them where nothing is said. */
export interface Part {
  /** Only these. */
  readonly include?: PropertySelection | undefined;
  /** Not these. */
  readonly omit?: PropertySelection | undefined;
}

/** Which part of a model goes out; all of it where nothing is said. */
export interface PickOptions extends Part {
  /** `unset`: what was not sent; `defaults`: what is as it is by default; `null`: nulls; several: what any of them is about. In models inside too, as FastAPI does it. */
  readonly exclude?: Exclusion | readonly Exclusion[] | undefined;
  /** `false`: under the names of the properties instead of those on the wire. */
  readonly byAlias?: boolean | undefined;
  readonly groups?: readonly string[];
  readonly codeGeneration?: 'auto' | 'on' | 'off';
}

/** Everything, which most options mean. */
export const whole: Part = {};

/** Whether a property is in a part, with something of it at least. */
export function isIn({ include, omit }: Part, name: string): boolean {
  return (include === undefined || says(include, name) !== undefined) && (omit === undefined || says(omit, name) !== true);
}

/** What is in a part of the value of a property that is. */
export function partInside({ include, omit }: Part, name: string): Part {
  const [only, not] = [include && says(include, name), omit && says(omit, name)];
  if (typeof only !== 'object' && typeof not !== 'object') return whole;
  return { ...(typeof only === 'object' && { include: only }), ...(typeof not === 'object' && { omit: not }) };
}

export function isWholePart({ include, omit }: Part): boolean {
  return include === undefined && omit === undefined;
}

/** Tells parts apart. */
export function partKey({ include, omit }: Part): string {
  return include === undefined && omit === undefined ? '' : JSON.stringify([include, omit]);
}

function says(selection: PropertySelection, name: string): true | PropertySelection | undefined {
  if (isNames(selection)) return selection.includes(name) ? true : undefined;
  return Object.hasOwn(selection, name) ? selection[name] : undefined;
}

function isNames(selection: PropertySelection): selection is readonly string[] {
  return Array.isArray(selection);
}

/** Each exclusion once, always in the same order. */
export function exclusions(exclude: PickOptions['exclude']): readonly Exclusion[] {
  if (exclude === undefined) return [];
  return typeof exclude === 'string' ? [exclude] : [...new Set(exclude)].sort();
}

/** The keys of an object that go out, each with the part of its value that does. */
export function partsOf(object: object, part: Part | undefined, dropsNull: boolean): (readonly [string, Part | undefined])[] {
  return Object.keys(object)
    .filter((key) => (part === undefined || isIn(part, key)) && !(dropsNull && (object as Record<string, unknown>)[key] === null))
    .map((key) => {
      const inside = part === undefined ? whole : partInside(part, key);
      return [key, isWholePart(inside) ? undefined : inside] as const;
    });
}

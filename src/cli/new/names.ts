import { TenonError } from '../../core/errors.js';

/** How a feature is called in files and addresses, and in classes. */
export interface Name {
  /** `order-items` */
  readonly kebab: string;
  /** `OrderItems` */
  readonly pascal: string;
}

/** A feature, and one of what it is about. */
export interface FeatureName extends Name {
  /** `order-item`, `OrderItem` */
  readonly one: Name;
}

export type FeatureKind = 'module' | 'controller';

/** What a class of the files that are written must not be called: what they import, and what the compiler names in metadata. */
export const taken: ReadonlySet<string> = new Set([
  ...['Body', 'Controller', 'Field', 'Get', 'Injectable', 'Int', 'Module', 'Path', 'Post', 'Problem', 'Query'],
  ...['Array', 'BigInt', 'Boolean', 'Date', 'Function', 'Map', 'Number', 'Object', 'Promise', 'Set', 'String', 'Symbol'],
]);

/** Jest takes files of such names for specs. */
const specLike: ReadonlySet<string> = new Set(['spec', 'test']);

/** Reads a name however it is written: `order-items`, `orderItems`, `OrderItems`, `OrderItemsModule`. Throws `NAME_UNFIT`. */
export function featureName(kind: FeatureKind, given: string): FeatureName {
  const words = given
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .replace(/_/g, '-')
    .toLowerCase();
  const kebab = words.replace(new RegExp(`-${kind}$`), '');
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(kebab) || kebab.length > 60) {
    const [, near = ''] = /^[^a-z]*(.*?)-*$/.exec(kebab.replace(/[^a-z0-9]+/g, '-')) ?? [];
    throw TenonError.of('NAME_UNFIT', { kind, given, suggestion: near === '' || near.length > 60 ? undefined : near });
  }
  const one = nameOf(singular(kebab));
  return { ...nameOf(kebab), one: taken.has(one.pascal) || specLike.has(one.kebab) ? nameOf(`${one.kebab}-model`) : one };
}

function nameOf(kebab: string): Name {
  return {
    kebab,
    pascal: kebab
      .split('-')
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(''),
  };
}

/** One of them, as English mostly has it; it is only a name, and easily changed. */
function singular(kebab: string): string {
  if (/[^aeiou]ies$/.test(kebab)) return kebab.replace(/ies$/, 'y');
  if (/(ss|sh|ch|x|z)es$/.test(kebab)) return kebab.replace(/es$/, '');
  return /[^sui]s$/.test(kebab) ? kebab.replace(/s$/, '') : kebab;
}

/** Whether npm takes it as the name of a package; what it depends on has names of its own. */
export function packageNameProblem(name: string, dependencies: readonly string[]): string | undefined {
  if (name.length > 214) return 'it has more than 214 characters';
  if (!/^(@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/.test(name)) return 'npm takes small letters, digits, "-", "." and "_"';
  if (['node_modules', 'favicon.ico'].includes(name)) return 'npm keeps it for itself';
  return dependencies.includes(name) ? 'it is the name of a package that it would depend on' : undefined;
}

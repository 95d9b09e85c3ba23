import { MetadataKey } from '../core/metadata.js';
import type { Constructor } from '../core/types.js';
import type { Dependency } from './dependency.js';
import type { InputDeclaration } from './input.js';
import type { UseOptions } from './need.js';
import type { Token } from './token.js';

/** What a parameter decorator of ours says about one parameter: a value of the request, or something of the container's. */
export type ParameterDeclaration =
  | { readonly kind: 'input'; readonly input: InputDeclaration }
  /** `target` is undefined for a bare @Depends(): the declared type is what is meant. */
  | { readonly kind: 'need'; readonly target: Token | Dependency<unknown> | undefined; readonly options?: UseOptions };

type Declarations = Map<number, ParameterDeclaration>;

const constructorKey = new MetadataKey<Declarations>('constructor-parameters');
const methodsKey = new MetadataKey<Map<string, Declarations>>('method-parameters');

/** Called by parameter decorators: `target` is the class for its constructor, its prototype for a method. */
export function declareParameter(
  target: object,
  method: string | symbol | undefined,
  index: number,
  declaration: ParameterDeclaration,
): void {
  if (method === undefined) {
    constructorKey.ensure(target, () => new Map()).set(index, declaration);
    return;
  }
  const methods = methodsKey.ensure(target, () => new Map());
  const name = String(method);
  let declarations = methods.get(name);
  if (declarations === undefined) methods.set(name, (declarations = new Map<number, ParameterDeclaration>()));
  declarations.set(index, declaration);
}

/** What is declared about the parameters of a class's own constructor. */
export function constructorDeclarations(type: Constructor): ReadonlyMap<number, ParameterDeclaration> {
  return constructorKey.own(type) ?? new Map();
}

/** What is declared about the parameters of a method; an inherited method keeps its declarations. */
export function methodDeclarations(type: Constructor, method: string): ReadonlyMap<number, ParameterDeclaration> {
  for (let proto = type.prototype as object | null; proto !== null; proto = Object.getPrototypeOf(proto) as object | null) {
    const own = methodsKey.own(proto)?.get(method);
    if (own !== undefined) return own;
    if (Object.hasOwn(proto, method)) break;
  }
  return new Map();
}

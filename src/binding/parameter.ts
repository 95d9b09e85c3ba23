import { TenonError } from '../core/errors.js';
import { designParameterTypes } from '../core/metadata.js';
import type { AnyFunction, Constructor } from '../core/types.js';
import { InputDeclaration, RequestInput, type InputSite } from '../container/input.js';
import { tokenName } from '../container/token.js';
import { enumOf } from '../model/scalars/choices.js';
import { isScalar, type Scalar } from '../model/scalars/scalar.js';
import { scalarOf } from '../model/scalars/scalar-of.js';
import { headerName } from './header-name.js';
import type { ParameterOptions } from './options.js';
import { signatureOf, type SourceParameter } from '../core/signature.js';
import { sourceDecorator, sourceRank, type Source } from './source.js';

/** What the value of a parameter is: a scalar, a model, or any JSON as it comes. */
export type ParameterType =
  | { readonly kind: 'scalar'; readonly scalar: Scalar }
  | { readonly kind: 'model'; readonly model: Constructor }
  | { readonly kind: 'anything' };

/** One value of the request that something declares, completely described: what binding reads, and what documents and pictures show. */
export class ParameterInput extends RequestInput {
  readonly rank: number;
  readonly readsBody: boolean;
  readonly name: string;

  constructor(
    readonly source: Source,
    /** Its name on the wire; a header's with hyphens. */
    readonly wireName: string,
    readonly type: ParameterType,
    readonly isList: boolean,
    readonly required: boolean,
    /** What is handed over when nothing was sent. */
    readonly fallback: unknown,
    readonly options: ParameterOptions,
    /** Who declares it, for errors. */
    readonly label: string,
  ) {
    super();
    this.rank = sourceRank[source];
    this.readsBody = source === 'body';
    this.name = `${source} ${wireName}`;
  }
}

/** What @Path, @Query, @Header, @Cookie and @Body, and their twins for dependencies, write down. */
export class Parameter<T = unknown> extends InputDeclaration<T> {
  #made: { readonly label: string; readonly input: ParameterInput } | undefined;

  constructor(
    readonly source: Source,
    readonly givenName: string | undefined,
    readonly options: ParameterOptions,
  ) {
    super();
  }

  override at(site: InputSite): ParameterInput {
    if (this.#made?.label !== site.label) this.#made = { label: site.label, input: this.#make(site) };
    return this.#made.input;
  }

  #make(site: InputSite): ParameterInput {
    const written = sourceParameter(site);
    const { item, isList } = this.#type(site);
    if (this.source === 'path' && isList)
      throw TenonError.of('PARAMETER_TYPE_UNFIT', { route: routeOf(site), at: place(site), decorator: '@Path', type: 'Array' });
    const name = this.#name(site, written);
    const { optional = false } = this.options;
    const hasDefault = 'default' in this.options || written?.hasDefault === true;
    // A default in the declaration is applied by the language: it is given undefined.
    const fallback = this.options.default;
    if (this.source === 'path' && (hasDefault || optional)) throw TenonError.of('PATH_DEFAULT', { route: routeOf(site), name });
    return new ParameterInput(this.source, name, item, isList, !optional && !hasDefault, fallback, this.options, site.label);
  }

  #name(site: InputSite, written: SourceParameter | undefined): string {
    const own = this.options.alias ?? this.givenName;
    if (own !== undefined) return own;
    const found = site.key ?? written?.name;
    if (found === undefined)
      throw TenonError.of('PARAMETER_NAMELESS', { route: routeOf(site), at: place(site), decorator: sourceDecorator[this.source] });
    return this.source === 'header' ? headerName(found) : found;
  }

  #type(site: InputSite): { item: ParameterType; isList: boolean } {
    if (this.options.enum !== undefined)
      return { item: { kind: 'scalar', scalar: enumOf(this.options.enum) }, isList: designType(site) === Array };
    const stated = this.options.type;
    const isList = Array.isArray(stated);
    const type: unknown = isList ? (stated as readonly unknown[])[0] : (stated ?? designType(site));
    const scalar = scalarOf(type);
    if (scalar !== undefined) return { item: { kind: 'scalar', scalar }, isList };
    const facts = { route: routeOf(site), at: place(site), decorator: sourceDecorator[this.source] };
    if (type === Object && stated !== undefined && this.source === 'body') return { item: { kind: 'anything' }, isList };
    if (type === Function) throw TenonError.of('METADATA_MISSING', { needer: facts.route, at: facts.at, reason: 'import type' });
    if (type === undefined || type === Object || type === Array || type === Promise || type === Function || isScalar(type)) {
      throw TenonError.of('PARAMETER_TYPE_UNKNOWN', { ...facts, type: type === undefined ? 'nothing' : tokenName(type) });
    }
    if (typeof type !== 'function' || this.source === 'path' || (isList && this.source !== 'body')) {
      throw TenonError.of('PARAMETER_TYPE_UNFIT', { ...facts, type: tokenName(type) });
    }
    return { item: { kind: 'model', model: type as Constructor }, isList };
  }
}

function sourceParameter({ owner, method, index }: InputSite): SourceParameter | undefined {
  if (owner === undefined || index < 0) return undefined;
  const target = method === undefined ? owner : (owner.prototype as Record<string, AnyFunction>)[method];
  return target === undefined ? undefined : signatureOf(target)[index];
}

function designType({ owner, method, index }: InputSite): unknown {
  if (owner === undefined || index < 0) return undefined;
  const types = method === undefined ? designParameterTypes(owner) : designParameterTypes(owner.prototype as object, method);
  return types?.[index];
}

function routeOf({ owner, method, label }: InputSite): string {
  if (owner === undefined) return label.replace(/^.* of /, '');
  return method === undefined ? owner.name : `${owner.name}.${method}`;
}

function place({ label }: InputSite): string {
  return label.replace(/ of .*$/, '');
}

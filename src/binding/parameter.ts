import { problem, TenonError, type Problem } from '../core/errors.js';
import { designParameterTypes } from '../core/metadata.js';
import { signatureOf, type SourceParameter } from '../core/signature.js';
import type { AnyFunction } from '../core/types.js';
import { InputDeclaration, RequestInput, type InputSite } from '../container/input.js';
import type { TypeForm } from '../model/types/type-form.js';
import { fallbackMaker } from './fallback.js';
import { headerName } from './header-name.js';
import { checkLimits, checkOptions } from './option-checks.js';
import type { ParameterOptions } from './options.js';
import { sourceDecorator, sourceRank, type Source } from './source.js';
import { declaredType, type DeclaredType, type ParameterPlace, type Reading } from './stated-type.js';

/** One value of the request that something declares, completely described: what binding reads, and what documents and pictures show. */
export class ParameterInput extends RequestInput {
  readonly rank: number;
  readonly readsBody: boolean;
  readonly name: string;

  constructor(
    readonly source: Source,
    /** Its name on the wire; a header's with hyphens. */
    readonly wireName: string,
    /** What its values are; anything where it is the request's own bytes, stream or pairs. */
    readonly type: TypeForm,
    /** What it is read from. */
    readonly reading: Reading,
    readonly required: boolean,
    /** Makes what is handed over when nothing was sent. */
    readonly fallback: () => unknown,
    /** What its value then is, where that is known: what is stated, or a literal in the declaration. */
    readonly defaultValue: unknown,
    readonly options: ParameterOptions,
    /** Who declares it, for errors. */
    readonly label: string,
  ) {
    super();
    this.rank = sourceRank[source];
    this.readsBody = source === 'body' || source === 'form';
    this.name = `${source} ${wireName}`;
  }
}

/** What @Path, @Query, @Header, @Cookie, @Body and @Form, and their twins for dependencies, write down. */
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
    const { source, options } = this;
    const written = sourceParameter(site);
    const place: ParameterPlace = { route: routeOf(site), at: placeOf(site), decorator: sourceDecorator[source] };
    const declared = declaredType(source, options, designType(site), place);
    checkOptions(source, options, declared, place);
    checkLimits(options, declared, place);
    const name = this.#name(site, written, place, isWhole(source, options, declared));
    const { optional = false } = options;
    const hasDefault = 'default' in options || written?.hasDefault === true;
    if (source === 'path' && (hasDefault || optional)) throw TenonError.of('PATH_DEFAULT', { route: place.route, name });
    // A default in the declaration is applied by the language: it is given undefined.
    const known = 'default' in options ? options.default : written?.literal;
    const required = !optional && !hasDefault;
    return new ParameterInput(
      source,
      name,
      declared.type,
      declared.reading,
      required,
      fallbackMaker(options.default),
      known,
      options,
      site.label,
    );
  }

  /** Empty where there is none and none is needed: `@Body() { title, year }: Book`. */
  #name(site: InputSite, written: SourceParameter | undefined, place: ParameterPlace, mayBeNameless: boolean): string {
    const own = this.options.alias ?? this.givenName;
    if (own !== undefined) return own;
    const found = site.key ?? written?.name;
    if (found === undefined && mayBeNameless) return '';
    if (found === undefined) throw TenonError.of('PARAMETER_NAMELESS', { ...place });
    return this.source === 'header' && this.options.convertUnderscores !== false ? headerName(found) : found;
  }
}

/** Whether a value may be all that its source has; a body only as long as no other one stands beside it, which the route knows. */
function isWhole(source: Source, { embed }: ParameterOptions, { reading }: DeclaredType): boolean {
  return source === 'body' ? embed !== true : reading === 'all' || reading === 'pairs';
}

/** The problems of bodies without a name that would have to be keys: a name of their own is what tells several apart. */
export function namelessKeys(bodies: readonly ParameterInput[], route: string): Problem[] {
  const nameless = bodies.length > 1 ? bodies.filter(({ wireName }) => wireName === '') : [];
  return nameless.map(({ label }) => problem('PARAMETER_NAMELESS', { route, at: placeOf({ label }), decorator: '@Body' }));
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

function placeOf({ label }: Pick<InputSite, 'label'>): string {
  return label.replace(/ of .*$/, '');
}

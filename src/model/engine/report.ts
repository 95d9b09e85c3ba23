import type { ValidationError } from 'class-validator';
import type { Constructor } from '../../core/types.js';
import { formOf } from '../form/form-of.js';
import type { ModelForm, PropertyForm, Selection } from '../form/model-form.js';
import type { ValidationProblem } from '../misfit.js';
import { isWithin, type BuiltModel, type Location } from './building.js';
import { isRecord } from './convert.js';
import { foremost, translate } from './translation.js';

/** What was noted while a model was made, for those who speak about it. */
export interface Findings {
  /** Values that could not be converted. */
  readonly misfits: readonly ValidationProblem[];
  /** Where a misfit matters only if class-validator finds something, too. */
  readonly conditional: readonly Location[];
  readonly models: readonly BuiltModel[];
  readonly selection: Selection;
}

const keyOf = (loc: Location): string => JSON.stringify(loc);

/**
 * Every problem of some data in FastAPI's shape, one for each property, in the order of declaration: conversions that failed, and what
 * class-validator found beyond them. A message that a user wrote for a check is said in either case.
 */
export function report(errors: readonly ValidationError[], root: BuiltModel, findings: Findings): ValidationProblem[] {
  const reporting = new Reporting(findings);
  reporting.properties(errors, root.instance, root.loc, root.plain);
  return reporting.inOrder();
}

class Reporting {
  readonly #said = new Map<string, ValidationProblem>();
  /** Where an item is wrong, the check of its list says nothing new. */
  readonly #spokenFor = new Set<string>();
  readonly #found: ValidationProblem[] = [];
  readonly #visited = new Set<string>();
  readonly #models: ReadonlyMap<object, BuiltModel>;
  readonly #modelsAt: ReadonlyMap<string, ModelForm>;

  constructor(readonly findings: Findings) {
    for (const misfit of findings.misfits) {
      this.#said.set(keyOf(misfit.loc), misfit);
      for (let i = 1; i < misfit.loc.length; i += 1) this.#spokenFor.add(keyOf(misfit.loc.slice(0, i)));
    }
    this.#models = new Map(findings.models.map((model) => [model.instance, model]));
    this.#modelsAt = new Map(findings.models.map(({ loc, form }) => [keyOf(loc), form]));
  }

  properties(errors: readonly ValidationError[], instance: object, loc: Location, plain: unknown): void {
    const built = this.#models.get(instance);
    const form = built?.form ?? formOf(instance.constructor as Constructor, this.findings.selection);
    const at = built?.loc ?? loc;
    for (const error of errors) {
      const property = form.properties.find(({ name }) => name === error.property);
      const key = property?.inKey ?? error.property;
      this.#value(error, [...at, key], built?.plain ?? plain, isRecord(plain) ? plain[key] : undefined, property);
    }
  }

  #value(error: ValidationError, loc: Location, holder: unknown, plain: unknown, property: PropertyForm | undefined): void {
    if (error.constraints !== undefined) this.#constraints(error, error.constraints, loc, { holder, plain }, property);
    this.#visited.add(keyOf(loc));
    const children = error.children ?? [];
    if (children.length === 0) return;
    const value: unknown = error.value;
    if (Array.isArray(value) || value instanceof Set || value instanceof Map) {
      for (const child of children) {
        const key = value instanceof Map ? child.property : Number(child.property);
        const inner = isRecord(plain) || Array.isArray(plain) ? (plain as Record<string | number, unknown>)[key] : undefined;
        this.#value(child, [...loc, key], plain, inner, property);
      }
    } else this.properties(children, value as object, loc, plain);
  }

  #constraints(
    error: ValidationError,
    constraints: Record<string, string>,
    loc: Location,
    sent: { readonly holder: unknown; readonly plain: unknown },
    property: PropertyForm | undefined,
  ): void {
    const key = keyOf(loc);
    const check = foremost(Object.keys(constraints));
    const metadata = property?.checks.find((one) => one.name === check);
    const misfit = this.#said.get(key);
    if (misfit !== undefined) {
      if (metadata?.message !== undefined) this.#said.set(key, { ...misfit, msg: constraints[check] as string });
      return;
    }
    if (this.#spokenFor.has(key)) return;
    const value: unknown = error.value;
    if (value === undefined) {
      const input = sent.holder ?? null;
      this.#found.push({ type: 'missing', loc, msg: own(metadata?.message, constraints[check]) ?? 'is required', input });
      return;
    }
    const { type, ctx } = translate(check, (metadata?.constraints as unknown[] | undefined) ?? [], value);
    this.#found.push({ type, loc, msg: constraints[check] as string, input: sent.plain ?? value, ...(ctx === undefined ? {} : { ctx }) });
  }

  /** In the order of declaration. */
  inOrder(): ValidationProblem[] {
    const skipped = this.findings.conditional.filter((loc) => !this.#visited.has(keyOf(loc)));
    const said = [...this.#said.values()].filter(({ loc }) => !skipped.some((outer) => isWithin(loc, outer)));
    return [...said, ...this.#found].sort((a, b) => this.#compare(a.loc, b.loc));
  }

  #compare(a: Location, b: Location): number {
    let i = 0;
    while (i < a.length && i < b.length && a[i] === b[i]) i += 1;
    const [one, other] = [a[i], b[i]];
    if (one === undefined || other === undefined) return a.length - b.length;
    if (typeof one === 'number' && typeof other === 'number') return one - other;
    const form = this.#modelsAt.get(keyOf(a.slice(0, i)));
    const place = (key: string | number): number => {
      const index = form?.properties.findIndex(({ inKey }) => inKey === key) ?? -1;
      return index === -1 ? Infinity : index;
    };
    const [first, second] = [place(one), place(other)];
    return first === second ? 0 : first - second;
  }
}

/** A message that a user wrote; the default of class-validator speaks of types where nothing was sent at all. */
function own(written: unknown, said: string | undefined): string | undefined {
  return written === undefined || written === '' ? undefined : said;
}

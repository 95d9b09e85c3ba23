import type { ValidationError } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import type { Constructor } from '../../core/types.js';
import { formOf } from '../form/form-of.js';
import type { ModelForm, PropertyForm, Selection } from '../form/model-form.js';
import type { BuiltModel } from './building.js';
import { isRecord } from './records.js';
import { inOrder, isWithin, type Location, type PlacedProblem } from './place.js';
import { sentKey } from './sent-key.js';
import { itemProblems } from './item-problems.js';
import { foremost, problemOf } from './translation.js';

/** What was noted while a model was made, for those who speak about it. */
export interface Findings {
  /** Values that could not be converted. */
  readonly misfits: readonly PlacedProblem[];
  /** Where a misfit matters only if class-validator finds something, too. */
  readonly conditional: readonly Location[];
  readonly models: readonly BuiltModel[];
  readonly selection: Selection;
  /** Whether properties are read under their own names where their models say so. */
  readonly byName: boolean;
  /** Problems that anybody reads. */
  readonly most: number;
}

type Order = readonly number[];

const keyOf = (loc: Location): string => loc.join('\0');

/**
 * Every problem of some data in FastAPI's shape, one for each property, in the order of declaration: conversions that failed, and what
 * class-validator found beyond them. A message that a user wrote for a check is said in either case.
 */
export function report(errors: readonly ValidationError[], root: BuiltModel, findings: Findings): readonly PlacedProblem[] {
  const reporting = reportOf(errors, root, findings);
  const skipped = findings.conditional.filter((loc) => !reporting.hasVisited(loc));
  if (skipped.length === 0) return inOrder(reporting.problems);
  // What does not matter does not speak for anything around it, either.
  const misfits = findings.misfits.filter(({ problem: { loc } }) => !skipped.some((outer) => isWithin(loc, outer)));
  return inOrder(reportOf(errors, root, { ...findings, misfits }).problems);
}

function reportOf(errors: readonly ValidationError[], root: BuiltModel, findings: Findings): Reporting {
  const reporting = new Reporting(findings);
  reporting.properties(errors, root.form, root, root.plain);
  return reporting;
}

interface At {
  readonly loc: Location;
  readonly order: Order;
}

class Reporting {
  readonly #said = new Map<string, PlacedProblem>();
  /** Where an item is wrong, the check of its list says nothing new. */
  readonly #spokenFor = new Set<string>();
  readonly #found: PlacedProblem[] = [];
  readonly #visited = new Set<string>();
  #models: ReadonlyMap<object, BuiltModel> | undefined;

  constructor(readonly findings: Findings) {
    for (const misfit of findings.misfits) {
      const { loc } = misfit.problem;
      this.#said.set(keyOf(loc), misfit);
      for (let i = loc.length - 1; i > 0; i -= 1) this.#spokenFor.add(keyOf(loc.slice(0, i)));
    }
  }

  /** Whether class-validator found something at a place, or inside. */
  hasVisited(loc: Location): boolean {
    return this.#visited.has(keyOf(loc));
  }

  properties(errors: readonly ValidationError[], form: ModelForm | undefined, { loc, order }: At, plain: unknown): void {
    for (const error of errors) {
      // What class-validator knows nothing of is told without a property.
      if ((error.property as string | undefined) === undefined) {
        this.#found.push({ problem: { type: 'unknown_value', loc, msg: 'is of a class without decorators', input: plain }, order });
        continue;
      }
      // An unknown key may have the name of a property that is read from another one.
      const isUnknown = error.constraints?.['whitelistValidation'] !== undefined;
      const index = isUnknown ? Infinity : (form?.positions.get(error.property) ?? Infinity);
      const property = form?.properties[index];
      const key = this.#keyOf(property, plain) ?? error.property;
      const at = { loc: [...loc, key], order: [...order, index] };
      this.#value(error, at, plain, isRecord(plain) ? plain[key] : undefined, property);
    }
  }

  /** Data that is received may have a property under its own name. */
  #keyOf(property: PropertyForm | undefined, plain: unknown): string | undefined {
    if (property === undefined) return undefined;
    return this.findings.byName && isRecord(plain) ? sentKey(property, plain) : property.inKey;
  }

  #model(errors: readonly ValidationError[], instance: object, around: At, plain: unknown): void {
    this.#models ??= new Map(this.findings.models.map((model) => [model.instance, model]));
    const built = this.#models.get(instance);
    // Data that was not made into a model may have a key of that name.
    const type = instance.constructor as unknown;
    const form = built?.form ?? (typeof type === 'function' ? formOf(type as Constructor, this.findings.selection) : undefined);
    this.properties(errors, form, built ?? around, built?.plain ?? plain);
  }

  #value(error: ValidationError, at: At, holder: unknown, plain: unknown, property: PropertyForm | undefined): void {
    const misfits = this.#said;
    // Where every value could be converted, nobody asks what was said at a place.
    const key = misfits.size === 0 ? '' : keyOf(at.loc);
    if (error.constraints !== undefined) this.#constraints(error, error.constraints, at, key, { holder, plain }, property);
    if (this.findings.conditional.length > 0) this.#visited.add(key);
    const children = error.children;
    // What could not be converted is not looked into.
    if (children === undefined || children.length === 0 || (misfits.size > 0 && misfits.has(key))) return;
    const value: unknown = error.value;
    if (Array.isArray(value) || value instanceof Set || value instanceof Map) {
      for (const [i, child] of children.entries()) {
        const key = value instanceof Map ? child.property : Number(child.property);
        const inner = isRecord(plain) || Array.isArray(plain) ? (plain as Record<string | number, unknown>)[key] : undefined;
        const inside = { loc: [...at.loc, key], order: [...at.order, typeof key === 'number' ? key : i] };
        this.#value(child, inside, plain, inner, property);
      }
    } else this.#model(children, value as object, at, plain);
  }

  #constraints(
    error: ValidationError,
    constraints: Record<string, string>,
    { loc, order }: At,
    key: string,
    sent: { readonly holder: unknown; readonly plain: unknown },
    property: PropertyForm | undefined,
  ): void {
    const failed = Object.keys(constraints);
    const check = foremost(failed, error.value, property?.field !== undefined);
    const metadata = property?.checks.find((one) => one.name === check) ?? property?.nested.find((one) => one.type === check);
    const misfit = this.#said.get(key);
    if (misfit !== undefined) {
      // How many items there may be is a limit, in the words of limits.
      const msg = misfit.problem.type === 'too_long' ? constraints['arrayMaxSize'] : own(metadata?.message, constraints[check]);
      if (msg !== undefined) this.#said.set(key, { ...misfit, problem: { ...misfit.problem, msg } });
      return;
    }
    const value: unknown = error.value;
    const isSpokenFor = this.#spokenFor.has(key);
    if (value === undefined && !isSpokenFor) {
      const input = sent.holder ?? null;
      const msg = own(metadata?.message, constraints[check]) ?? 'is required';
      this.#found.push({ problem: { type: 'missing', loc, msg, input }, order });
      return;
    }
    const items = property === undefined ? undefined : itemProblems(property, failed, value, sent.plain, this.findings.most);
    for (const { check: ofItem, key: name, index, input, ...told } of items ?? []) {
      if (isSpokenFor && this.#isSaid([...loc, name])) continue;
      const problem = { ...told, loc: [...loc, name], msg: worded(constraints[ofItem]), input };
      this.#found.push({ problem, order: [...order, index] });
    }
    if (items !== undefined || isSpokenFor) return;
    const told = problemOf(check, metadata as ValidationMetadata | undefined, value);
    this.#found.push({ problem: { ...told, loc, msg: worded(constraints[check]), input: sent.plain ?? value }, order });
  }

  /** Of an item that could not be converted, or of something in it. */
  #isSaid(loc: Location): boolean {
    const key = keyOf(loc);
    return this.#said.has(key) || this.#spokenFor.has(key);
  }

  get problems(): PlacedProblem[] {
    return [...this.#said.values(), ...this.#found];
  }
}

/** A message that a user wrote; the default of class-validator speaks of types where nothing was sent at all. */
/** The message of a check, whose author may have worded nothing. */
function worded(said: string | undefined): string {
  return said === undefined || said === '' ? 'is not valid' : said;
}

function own(written: unknown, said: string | undefined): string | undefined {
  return written === undefined || written === '' ? undefined : said;
}

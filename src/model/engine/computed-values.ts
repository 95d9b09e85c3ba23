import type { ValidationError } from 'class-validator';
import type { Building } from './building.js';
import { fixedNames } from './own-names.js';

type Names = ReadonlyMap<object, ReadonlySet<string>>;

/**
 * What the instances of some data compute. It is judged as everything else is, but only where that fits: computed from what does not fit it is no number, or fails,
 * and nobody sent it.
 */
export class ComputedValues {
  readonly #names: Names;
  #failure: { readonly error: unknown } | undefined;

  constructor(private readonly building: Building) {
    const computing = building.models.filter(({ form }) => fixedNames(form).size > 0);
    this.#names = new Map(computing.map(({ instance, form }) => [instance, fixedNames(form)]));
  }

  get areThere(): boolean {
    return this.#names.size > 0;
  }

  /** Whether a property is not to be judged, for it is computed from what could not even be converted, or cannot be computed. */
  skips(of: object, name: string): boolean {
    if (this.#names.get(of)?.has(name) !== true) return false;
    if (this.building.problems.length > 0) return true;
    try {
      void (of as Record<string, unknown>)[name];
      return false;
    } catch (error) {
      this.#failure ??= { error };
      return true;
    }
  }

  /** Where nothing is wrong with what was sent, throws what computing threw: a check that could not be made has not been passed. */
  failIfFit(isFit: boolean): void {
    if (isFit && this.#failure !== undefined) throw this.#failure.error;
  }

  /** Errors without those of computed values beside which something else is wrong. */
  without(errors: readonly ValidationError[]): readonly ValidationError[] {
    const names = this.#names.get(errors[0]?.target ?? this);
    const others = names === undefined ? errors : errors.filter(({ property }) => !names.has(property));
    const kept = others.length === 0 ? errors : others;
    for (const error of kept) if (error.children !== undefined) error.children = [...this.without(error.children)];
    return kept;
  }
}

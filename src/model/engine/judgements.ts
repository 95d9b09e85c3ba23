import { isThenable } from '../../core/types.js';
import type { ModelForm } from '../form/model-form.js';
import type { Judgement } from './building.js';
import type { Place, PlacedProblem } from './place.js';

interface Known {
  readonly form: ModelForm;
  readonly place: Place;
  readonly instance: object;
  readonly problems: readonly PlacedProblem[];
}

/** What data came to as a model, to be told again wherever else it is tried as the same model. */
export class Judgements {
  readonly #known = new WeakMap<object, Known[]>();

  of(form: ModelForm, plain: object, place: Place, judge: () => Judgement): Judgement {
    let all = this.#known.get(plain);
    const known = all?.find((one) => one.form === form && one.place.conversion === place.conversion && one.place.tag === place.tag);
    if (known !== undefined) return { instance: known.instance, problems: moved(known, place) };
    const { instance, problems } = judge();
    if (isThenable(problems)) return { instance, problems };
    if (all === undefined) this.#known.set(plain, (all = []));
    all.push({ form, place, instance, problems: problems as readonly PlacedProblem[] });
    return { instance, problems };
  }
}

/** The same problems at another place. */
function moved({ place, problems }: Known, { loc, order }: Place): readonly PlacedProblem[] {
  const [ofLoc, ofOrder] = [place.loc.length, place.order.length];
  return problems.map(({ problem, order: of }) => ({
    problem: { ...problem, loc: [...loc, ...problem.loc.slice(ofLoc)] },
    order: [...order, ...of.slice(ofOrder)],
  }));
}

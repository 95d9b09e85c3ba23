import { TenonError } from '../../core/errors.js';
import { Misfit } from '../misfit.js';
import { expected } from '../scalars/texts.js';
import { branchName } from '../types/branch-name.js';
import { tagIn } from '../types/tag.js';
import type { TypeForm } from '../types/type-form.js';
import type { Building } from './building.js';
import type { Place } from './place.js';
import { isOfResponse, type ValueConversion } from './options.js';
import { notAnObject } from './records.js';
import { branchOfClass } from './response/branch.js';
import { holdsProperties } from './response/source.js';
import { isSent } from './sent-keys.js';

type Convert = (type: TypeForm, value: unknown, place: Place, building: Building) => unknown;
type Union = Extract<TypeForm, { kind: 'union' }>;

/** The conversions that are tried one after the other: values that fit as they are go before those that have to be converted. */
const attempts: Partial<Record<ValueConversion, readonly ValueConversion[]>> = { lax: ['strict', 'lax'], response: ['exact', 'response'] };

/** Converts to one of several types: by the tag where there is one, else to the branch that fits best, as pydantic's smart mode. */
export function convertUnion(union: Union, value: unknown, place: Place, building: Building, convert: Convert): unknown {
  const own = isOfResponse(place.conversion) ? branchOfClass(union, value) : undefined;
  if (own !== undefined) return byClass(union, own, value, place, building, convert);
  if (union.tag !== undefined) return byTag(union.tag, value, place, building, convert);
  const failures: Building[] = [];
  for (const conversion of attempts[place.conversion] ?? [place.conversion]) {
    failures.length = 0;
    let best: { readonly value: unknown; readonly trial: Building; readonly sent: number } | undefined;
    for (const [i, branch] of union.branches.entries()) {
      const trial = building.branch();
      const at = place.branch(branchName(branch), i, { conversion, validates: true });
      const converted = convert(branch, value, at, trial);
      if (trial.pending.length > 0) throw TenonError.of('UNION_ASYNC', { branch: branchName(branch) });
      if (trial.problems.length > 0) failures.push(trial);
      else if (best === undefined || sentCount(converted) > best.sent) best = { value: converted, trial, sent: sentCount(converted) };
      // Between scalars the first one that fits as it is wins; between models, the one that knows most of what was sent.
      if (best !== undefined && best.sent === 0) break;
    }
    if (best !== undefined) return best.value;
  }
  if (typeof value === 'object' && value !== null) building.verdicts.set(value, false);
  // Of unions in unions each branch has them all again.
  building.add(failures.flatMap(({ problems }) => problems).slice(0, building.options.limits.problems));
  return isOfResponse(place.conversion) ? undefined : value;
}

/** An instance of one of the classes is of that one, whatever else would take it. */
function byClass(union: Union, own: number, value: unknown, place: Place, building: Building, convert: Convert): unknown {
  const branch = union.branches[own] as TypeForm;
  return convert(branch, value, place.branch(branchName(branch), own, { validates: true }), building);
}

function byTag(unionTag: NonNullable<Union['tag']>, value: unknown, place: Place, building: Building, convert: Convert): unknown {
  if (!holdsProperties(value, place.conversion)) return building.refuse(notAnObject, place, value);
  const { key, property, models } = unionTag;
  const [sentAs, sent] = tagIn(unionTag, value);
  const tag = (isOfResponse(place.conversion) ? value[property] : undefined) ?? sent;
  const discriminator = `'${key}'`;
  if (tag === undefined) {
    return building.refuse(new Misfit('union_tag_not_found', `must have the tag ${discriminator}`, { discriminator }), place, value);
  }
  const model = models.get(tag as string);
  if (model === undefined) {
    const tags = [...models.keys()].map((one) => `'${String(one)}'`).join(', ');
    const misfit = new Misfit(
      'union_tag_invalid',
      `must have one of the tags ${expected([...models.keys()].map(String))} in ${discriminator}`,
      {
        discriminator,
        tag: typeof tag === 'string' ? tag : JSON.stringify(tag),
        expected_tags: tags,
      },
    );
    return building.refuse(misfit, place, value);
  }
  // FastAPI shows the tag in the place of what is wrong inside.
  return convert({ kind: 'model', model }, value, place.branch(tag as string, 0, { tag: sentAs }), building);
}

function sentCount(value: unknown): number {
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) === Object.prototype) return 0;
  return Object.keys(value).filter((key) => isSent(value, key)).length;
}

import { problem, type Problem } from '../core/errors.js';
import { hidden } from '../core/redacted.js';
import { nearest } from '../core/suggest.js';
import { isThenable, type Constructor } from '../core/types.js';
import type { Misfit, ValidationProblem } from '../model/misfit.js';
import { readerFor } from '../model/model-reader.js';
import { originOf, type Found } from './data.js';
import { SettingsError, type SettingProblem } from './settings-error.js';
import { assignment } from './shown.js';
import type { Source } from './source.js';
import type { NamedPlace, VariableNames } from './variable-names.js';
import { isJson } from './text-value.js';
import { exampleOf, pathText, wantedOf } from './wording.js';

/** What came of reading a class of settings that cannot be had. */
export interface Refused {
  readonly type: Constructor;
  readonly names: VariableNames;
  readonly found: readonly Found[];
  /** What was no JSON. */
  readonly unread: readonly Found[];
  readonly problems: readonly ValidationProblem[];
  readonly sources: readonly Source[];
  /** The `.env` files that a variable may be put into. */
  readonly files: readonly string[];
}

/** Everything that is wrong, in one error: what is missing together, then each value that does not fit. */
export function refusal(refused: Refused): SettingsError {
  const { unread } = refused;
  const notJson = unread.map(({ target, value }) => (value as Misfit).at(target.path, null));
  const beside = refused.problems.filter(({ loc }) => !unread.some(({ target: { path } }) => path.every((key, i) => key === loc[i])));
  const all = [...notJson, ...beside].map((one) => ({ one, place: refused.names.placeOf(one.loc) }));
  const missing = all.filter(({ one, place }) => one.type === 'missing' && place.inside.length === 0);
  const wrong = all.filter((each) => !missing.includes(each)).map(({ one, place }) => wrongValue(one, place, refused));
  const absent = missing.flatMap(({ one, place }) => required(one, place, refused.names));
  const lack =
    absent.length === 0
      ? []
      : [
          lacking(
            absent.map(({ place }) => place),
            refused,
          ),
        ];
  const details = [...absent.map(({ one, place }) => detail(one, place, undefined)), ...wrong.map(({ detail }) => detail)];
  return new SettingsError(refused.type.name, [...lack, ...wrong.map((each) => each.problem)], details);
}

interface Wrong {
  readonly problem: Problem;
  readonly detail: SettingProblem;
}

function wrongValue(one: ValidationProblem, place: NamedPlace, { type, found }: Refused): Wrong {
  const { name: settings } = type;
  const { target, variable } = place;
  // Of a key that is missing, or of an item of a set, what is around it says as much as there is.
  const origin = originOf(found, one.loc) ?? originOf(found, place.target.path) ?? originOf(found, one.loc.slice(0, 1));
  const text = origin?.variable?.text;
  const isHidden = target.isSecret || origin?.target.isSecret === true;
  const reason = reasonOf(one, isHidden || place.inside.length > 0 ? [text, one.input] : []);
  const at = detail({ ...one, msg: reason }, place, origin?.place);
  if (one.loc.length === 0) return { problem: problem('SETTINGS_INCONSISTENT', { settings, reason }), detail: at };
  const name = origin?.variable?.name ?? variable;
  // What a text of JSON holds may be secret further down.
  const isWhole = origin?.target.path.length === one.loc.length && !isJson(target.type);
  const isShown = !isHidden && text !== undefined && isWhole && one.type !== 'json_invalid';
  const facts = {
    settings,
    property: pathText(one.loc),
    variable: isShown ? assignment(name, text) : name,
    place: origin?.place ?? 'not set',
    reason,
    wanted: place.inside.length === 0 ? wantedOf(target.type) : undefined,
    example: one.type === 'json_invalid' ? exampleOf(target.type, name) : undefined,
  };
  return { problem: problem('SETTING_INVALID', facts), detail: at };
}

/** What is wrong, without the name of the property that a decorator's message begins with, and without what nobody is to see. */
function reasonOf({ msg, loc }: ValidationProblem, concealed: readonly unknown[]): string {
  const name = `${String(loc.at(-1))} `;
  const texts = concealed
    .flatMap((one) => (typeof one === 'string' || typeof one === 'number' ? String(one) : []))
    .filter((one) => one !== '');
  return texts.reduce((left, text) => left.replaceAll(text, hidden), msg.startsWith(name) ? msg.slice(name.length) : msg);
}

function detail({ type, loc, msg }: ValidationProblem, { variable }: NamedPlace, place: string | undefined): SettingProblem {
  return { type, loc, msg, variable, place };
}

interface Absent {
  readonly one: ValidationProblem;
  readonly place: NamedPlace;
}

/** Models in one another that cannot do without each other have no end. */
const deepest = 8;

/** The variables that would have to be set: of a model, those of what it cannot do without. */
function required(one: ValidationProblem, place: NamedPlace, names: VariableNames): readonly Absent[] {
  const { type } = place.target;
  const explanation = type.kind === 'model' && one.loc.length < deepest ? readerFor(type.model as Constructor<object>).read({}) : undefined;
  if (explanation === undefined || isThenable(explanation)) return [{ one, place }];
  const inside = (explanation as { readonly problems: readonly ValidationProblem[] }).problems.filter((each) => each.type === 'missing');
  if (inside.length === 0) return [{ one, place }];
  return inside.flatMap((each) => {
    const loc = [...one.loc, ...each.loc];
    return required({ ...each, loc }, names.placeOf(loc), names);
  });
}

function lacking(places: readonly NamedPlace[], { type, names, sources, files }: Refused): Problem {
  const unknown = sources.flatMap(({ variables, placeOf }) =>
    variables.flatMap(([name]) => (names.find(name) === undefined ? [{ name, place: placeOf(name) }] : [])),
  );
  const missing = places.map(({ variable, target }) => {
    // Of a short name any other is a slip of the keyboard.
    const near =
      variable.length < 5
        ? undefined
        : nearest(
            variable,
            unknown.map(({ name }) => name),
          );
    return { variable, wanted: wantedOf(target.type), written: near, place: unknown.findLast(({ name }) => name === near)?.place };
  });
  return problem('SETTINGS_MISSING', { settings: type.name, missing, files });
}

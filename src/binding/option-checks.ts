import { TenonError } from '../core/errors.js';
import { limitWords, statedLimits, type LimitWord } from '../model/field/limit-words.js';
import { describeForm } from '../model/types/describe.js';
import type { ParameterOptions } from './options.js';
import { isObject, scalarsWithin, takesMany } from './shape.js';
import { sourceDecorator, type Source } from './source.js';
import type { DeclaredType, ParameterPlace } from './stated-type.js';

type Word = 'json' | 'style' | 'explode' | 'unknownKeys' | 'convertUnderscores' | 'embed' | 'mediaType';

/** The sources that know an option. */
const sources: Readonly<Record<Word, readonly Source[]>> = {
  json: ['query', 'header', 'cookie', 'form'],
  style: ['query'],
  explode: ['query'],
  unknownKeys: ['query', 'header', 'cookie', 'form'],
  convertUnderscores: ['header'],
  embed: ['body'],
  mediaType: ['body'],
};

/** Throws `PARAMETER_OPTION_UNFIT` for an option that the source does not know, or that does not go with the type or with another option. */
export function checkOptions(source: Source, options: ParameterOptions, declared: DeclaredType, place: ParameterPlace): void {
  for (const option of Object.keys(sources) as Word[]) {
    if (options[option] === undefined) continue;
    const owners = sources[option];
    if (!owners.includes(source)) throw unfit(place, option, `it is an option of ${listed(owners)}`, 'drop it');
    checks[option]?.(options, declared, place);
  }
}

/** Throws `PARAMETER_OPTION_UNFIT` for a limit that says nothing of the type. */
export function checkLimits(options: ParameterOptions, { type, reading }: DeclaredType, place: ParameterPlace): void {
  const scalars = reading === 'bytes' || reading === 'stream' || reading === 'pairs' ? [] : scalarsWithin(type);
  if (scalars === undefined) return;
  const known: LimitWord[] = scalars.flatMap(({ limits }) => (limits === 'none' ? [] : limitWords[limits]));
  if (takesMany(type) || isObject(type)) known.push(...limitWords.items);
  const wrong = statedLimits(options).find((word) => !known.includes(word));
  if (wrong === undefined) return;
  const what = reading === 'bytes' || reading === 'stream' || reading === 'pairs' ? 'what is handed over as it came' : describeForm(type);
  throw unfit(place, wrong, `it says nothing of ${what}`, 'drop it, or state the type that it belongs to');
}

type OptionCheck = (options: ParameterOptions, declared: DeclaredType, place: ParameterPlace) => void;

const checks: Partial<Record<Word, OptionCheck>> = {
  style(options, { type, reading }, place) {
    const { style } = options;
    const name = `style: '${String(style)}'`;
    if (options.json === true) throw unfit(place, name, 'the text is JSON, which has a style of its own', "drop it, or drop 'json'");
    if (style === 'deepObject' && reading !== 'deep') {
      throw unfit(
        place,
        name,
        `it is for objects, and the type is ${describeForm(type)}`,
        'state a class or { type: recordOf(...) }, or drop it',
      );
    }
    if ((style === 'spaceDelimited' || style === 'pipeDelimited') && !takesMany(type)) {
      throw unfit(place, name, `it is for lists, and the type is ${describeForm(type)}`, 'state a list, { type: [String] }, or drop it');
    }
  },
  explode(options, { type }, place) {
    const { style = 'form', explode = true } = options;
    const name = `explode: ${explode}`;
    if (options.json === true) throw unfit(place, name, 'the text is JSON, which has a style of its own', "drop it, or drop 'json'");
    if (style === 'form' && !explode && !takesMany(type)) {
      throw unfit(
        place,
        name,
        `commas are for lists, and the type is ${describeForm(type)}`,
        'state a list, { type: [String] }, or drop it',
      );
    }
    const isFixed = style === 'deepObject' ? !explode : style !== 'form' && explode;
    if (isFixed) throw unfit(place, name, `the style '${style}' is written in one way only`, 'drop it');
  },
  unknownKeys(options, { type, reading }, place) {
    const hasNames = (reading === 'all' || reading === 'deep') && type.kind !== 'map';
    if (!hasNames)
      throw unfit(
        place,
        'unknownKeys',
        'only a class that takes several names knows which are unknown',
        'drop it, or say it of the class, @Model({ unknownKeys })',
      );
  },
  embed(options, { reading }, place) {
    if (options.embed !== true || reading === 'json') return;
    throw unfit(
      place,
      'embed',
      `a key is part of JSON, and this is the ${reading} of the whole body`,
      'drop it; bytes in JSON are { type: Base64 }',
    );
  },
  mediaType({ mediaType }, _declared, place) {
    const wrong = [mediaType ?? []].flat().find((type) => !/^[^\s/;]+\/[^\s/;]+$/.test(type));
    if (wrong !== undefined) throw unfit(place, 'mediaType', `"${wrong}" is no media type`, "write it as 'text/plain', without parameters");
  },
  convertUnderscores(options, { reading }, place) {
    if (options.alias === undefined || reading === 'all') return;
    throw unfit(place, 'convertUnderscores', 'an alias is taken as it is written', 'drop one of the two');
  },
};

/** Whether a value is written with a separator between its texts. */
export function isDelimited({ style, explode }: ParameterOptions): boolean {
  return style === 'spaceDelimited' || style === 'pipeDelimited' || ((style ?? 'form') === 'form' && explode === false);
}

function unfit({ route, at, decorator }: ParameterPlace, option: string, reason: string, fix: string): TenonError {
  return TenonError.of('PARAMETER_OPTION_UNFIT', { route, at, decorator, option, reason, fix });
}

function listed(owners: readonly Source[]): string {
  const names = owners.map((source) => sourceDecorator[source]);
  return names.length === 1 ? (names[0] as string) : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

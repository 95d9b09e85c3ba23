import type { Constructor } from '../../core/types.js';
import { formOf } from '../form/form-of.js';
import type { ModelForm } from '../form/model-form.js';
import { buildModel } from './build.js';
import { Building } from './building.js';
import { closuresOf } from './closures.js';
import { judgeModel } from './explain.js';
import { generateReader } from './generate.js';
import { libraryReader } from './library-readers.js';
import { longestList } from './longest-list.js';
import { conversionFor, isOfResponse, withConversion, type ResolvedOptions } from './options.js';
import { isWhole } from './response/source.js';
import type { Entry } from './program.js';
import { readerOfProperty, type ReaderSurroundings } from './readers.js';
import { reasonForSlowness } from './slowness.js';
import { programOf } from './steps.js';

/** A model made ready to be read under some options. */
export interface CompiledModel {
  readonly form: ModelForm;
  /** Why it is always looked at the long way; undefined where the entry reads it. */
  readonly slowness: string | undefined;
  readonly entry: Entry;
  /** For the long way, which looks over all of the data before it knows the lists that may be longer than others. */
  readonly options: ResolvedOptions;
}

/**
 * Compiles a class and, as they are first met, the classes that it holds. All of them share one table: a model that holds itself is
 * found in it. Metadata that is added later makes a new table.
 */
export class Compilation {
  readonly #entries = new Map<string, Map<Constructor, Entry>>();

  constructor(readonly options: ResolvedOptions) {}

  model(type: Constructor): CompiledModel {
    const form = judgedForm(formOf(type, this.options.selection), this.options);
    const items = Math.max(this.options.limits.items, longestList(form, this.options));
    const options = { ...this.options, limits: { ...this.options.limits, items } };
    return { form, slowness: reasonForSlowness(form, this.options), entry: this.#entryOf(type, this.options), options };
  }

  #entryOf(type: Constructor, options: ResolvedOptions): Entry {
    const form = formOf(type, options.selection);
    const own = withConversion(options, conversionFor(form, options.conversion));
    let entries = this.#entries.get(own.conversion);
    if (entries === undefined) this.#entries.set(own.conversion, (entries = new Map<Constructor, Entry>()));
    let entry = entries.get(type);
    if (entry === undefined) {
      const made: Entry = {
        read: (value, depth) => {
          made.read = this.#compile(form, own);
          return made.read(value, depth);
        },
      };
      entries.set(type, (entry = made));
    }
    return entry;
  }

  #compile(form: ModelForm, options: ResolvedOptions): Entry['read'] {
    const entryOf = (model: Constructor): Entry => this.#entryOf(model, options);
    const trial = (): Building => new Building(options, { build: buildModel, judge: judgeModel });
    const around: ReaderSurroundings = { options, entryOf, trial };
    const program = programOf(form, options, (property) =>
      options.conversion === 'library' ? libraryReader(property, form.type, entryOf, options.limits) : readerOfProperty(property, around),
    );
    return options.generates ? generateReader(program).read : closuresOf(program);
  }
}

/** Rules of a model that is not sent whole are not asked: they would speak of what is not there. */
function judgedForm(form: ModelForm, { conversion }: ResolvedOptions): ModelForm {
  return form.rules.length > 0 && isOfResponse(conversion) && !isWhole(form) ? { ...form, rules: [] } : form;
}

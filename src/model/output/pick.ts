import { generatesCode } from '../../core/code-generation.js';
import type { Constructor } from '../../core/types.js';
import { formOf } from '../form/form-of.js';
import { metadataVersion } from '../library/version.js';
import { generatePicker } from './generate-picker.js';
import { outputSteps, type PickOptions } from './output-form.js';
import { closurePicker, type Pick, type PickerEntry } from './pickers.js';

/**
 * Makes of an instance (or of any object with the same properties) the plain data that goes out: only what the model declares, under
 * its names on the wire, dates and the like in their JSON form. A list of instances gives a list. Nothing is validated.
 *
 * @example
 * response.json(pick(Order, order, { exclude: 'unset' }));
 */
export function pick(type: Constructor, value: unknown, options: PickOptions = everything): unknown {
  const { pick: one } = pickerFor(type, options);
  return Array.isArray(value) ? value.map((item) => pickObject(one, item)) : pickObject(one, value);
}

function pickObject(one: Pick, value: unknown): unknown {
  return typeof value === 'object' && value !== null ? one(value) : value;
}

const everything: PickOptions = {};

/** Pickers that share their options; models inside of models are found in it. */
class Pickers {
  readonly #version = metadataVersion();
  readonly #own = new Map<Constructor, PickerEntry>();
  readonly #nested = new Map<Constructor, PickerEntry>();

  constructor(readonly options: PickOptions) {}

  get isCurrent(): boolean {
    return this.#version === metadataVersion();
  }

  /** `include` and `omit` concern the model itself, not the models in it. */
  own(type: Constructor): PickerEntry {
    const { include, omit } = this.options;
    if (include === undefined && omit === undefined) return this.nested(type);
    return this.#entry(this.#own, type, this.options);
  }

  nested(type: Constructor): PickerEntry {
    const { exclude, groups, codeGeneration } = this.options;
    const inner = { ...(exclude && { exclude }), ...(groups && { groups }), ...(codeGeneration && { codeGeneration }) };
    return this.#entry(this.#nested, type, inner);
  }

  #entry(entries: Map<Constructor, PickerEntry>, type: Constructor, options: PickOptions): PickerEntry {
    let entry = entries.get(type);
    if (entry === undefined) {
      const made: PickerEntry = {
        pick: (value) => {
          made.pick = this.#compile(type, options);
          return made.pick(value);
        },
      };
      entries.set(type, (entry = made));
    }
    return entry;
  }

  #compile(type: Constructor, options: PickOptions): Pick {
    const { exclude, groups, codeGeneration = 'auto' } = options;
    const steps = outputSteps(formOf(type, groups === undefined ? {} : { groups }), options);
    const entryOf = (model: Constructor): PickerEntry => this.nested(model);
    return generatesCode(codeGeneration) ? generatePicker(steps, exclude, entryOf) : closurePicker(steps, exclude, entryOf);
  }
}

const byIdentity = new WeakMap<PickOptions, Pickers>();
const byContent = new Map<string, Pickers>();
/** Far more than a program writes; properties that a client chose would have no end. */
const mostOptions = 1000;

/** Options are often written where they are used, so they are told apart by what they say. */
function pickerFor(type: Constructor, options: PickOptions): PickerEntry {
  let known = byIdentity.get(options);
  if (known?.isCurrent !== true) byIdentity.set(options, (known = sameOptions(options)));
  return known.own(type);
}

function sameOptions(options: PickOptions): Pickers {
  const { exclude, include, omit, groups, codeGeneration } = options;
  const key = JSON.stringify([exclude, include, omit, groups, codeGeneration]);
  let known = byContent.get(key);
  if (known?.isCurrent !== true) {
    if (byContent.size >= mostOptions) byContent.clear();
    byContent.set(key, (known = new Pickers(options)));
  }
  return known;
}

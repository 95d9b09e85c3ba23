import { generatesCode } from '../../core/code-generation.js';
import type { Constructor } from '../../core/types.js';
import { formOf } from '../form/form-of.js';
import { metadataVersion } from '../library/version.js';
import type { TypeForm } from '../types/type-form.js';
import { generatePicker } from './generate-picker.js';
import { Encoder } from './encoder.js';
import { outputSteps, unknownPicker } from './output-form.js';
import { exclusions, isWholePart, partKey, whole, type Part, type PickOptions } from './pick-options.js';
import { closurePicker, pickerOf, type ModelPicking, type Pick, type PickerEntry, type PickerSurroundings } from './pickers.js';

/** Far more than a program writes; properties that a client chose would have no end. */
const mostOptions = 1000;

/** Pickers that share their options; models inside of models are found in it. */
export class Pickers {
  readonly #version = metadataVersion();
  readonly #entries = new Map<string, Map<Constructor, PickerEntry>>();
  readonly #encoder: Encoder;

  constructor(
    readonly options: PickOptions,
    readonly isRead: boolean,
  ) {
    const dropsNull = exclusions(options.exclude).includes('null');
    // What is in values of no type has not been read.
    this.#encoder = new Encoder((model, value, part) => (isRead ? pickersFor(options) : this).entry(model, part).pick(value), dropsNull);
  }

  get isCurrent(): boolean {
    return this.#version === metadataVersion();
  }

  /** The picker of a class, of which a part goes out. */
  entry(type: Constructor, part: Part): PickerEntry {
    const key = partKey(part);
    let entries = this.#entries.get(key);
    if (entries === undefined && this.#entries.size >= mostOptions) this.#entries.clear();
    if (entries === undefined) this.#entries.set(key, (entries = new Map<Constructor, PickerEntry>()));
    let entry = entries.get(type);
    if (entry === undefined) {
      const made: PickerEntry = {
        pick: (value) => {
          made.pick = this.#compile(type, part);
          return made.pick(value);
        },
      };
      entries.set(type, (entry = made));
    }
    return entry;
  }

  /** The picker of values of any type. */
  ofType(type: TypeForm, part: Part): Pick {
    return pickerOf(type, this.#around(part)) ?? ((value) => value);
  }

  /** Makes of anything what goes into JSON. */
  encode(value: unknown, part: Part): unknown {
    return this.#encoder.encode(value, part);
  }

  #around(part: Part): PickerSurroundings {
    const encoded = isWholePart(part) ? whole : part;
    return { entryOf: (model) => this.entry(model, part), pickAny: (value) => this.#encoder.encode(value, encoded), isRead: this.isRead };
  }

  #compile(type: Constructor, part: Part): Pick {
    const { exclude, groups, byAlias, codeGeneration = 'auto' } = this.options;
    const form = formOf(type, groups === undefined ? {} : { groups });
    const options: PickOptions = { ...part, exclude, ...(groups && { groups }), byAlias };
    const picking: ModelPicking = {
      steps: outputSteps(form, options),
      exclude: exclusions(exclude),
      addUnknown: unknownPicker(form, options, (value, inside) => this.encode(value, inside)),
      around: (inside) => this.#around(inside),
    };
    return generatesCode(codeGeneration) ? generatePicker(picking) : closurePicker(picking);
  }
}

const byIdentity = new WeakMap<PickOptions, Pickers>();
const byContent = new Map<string, Pickers>();

/** Options are often written where they are used, so they are told apart by what they say. */
export function pickersFor(options: PickOptions): Pickers {
  let known = byIdentity.get(options);
  if (known?.isCurrent !== true) byIdentity.set(options, (known = sameOptions(options)));
  return known;
}

/** Pickers of values that have been read by their type. */
export function pickersOfRead(options: PickOptions): Pickers {
  return sameOptions(options, true);
}

/** Parts do not tell them apart: they have pickers for each. */
function sameOptions({ exclude, groups, byAlias, codeGeneration }: PickOptions, isRead = false): Pickers {
  const key = JSON.stringify([exclusions(exclude), groups, byAlias !== false, codeGeneration, isRead]);
  let known = byContent.get(key);
  if (known?.isCurrent !== true) {
    if (byContent.size >= mostOptions) byContent.clear();
    const options = { exclude, byAlias, ...(groups && { groups }), ...(codeGeneration && { codeGeneration }) };
    byContent.set(key, (known = new Pickers(options, isRead)));
  }
  return known;
}

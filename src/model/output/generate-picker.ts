import type { Constructor } from '../../core/types.js';
import { defaultsOf } from '../engine/sent-keys.js';
import type { Exclusion, OutputStep } from './output-form.js';
import { isLeftOut, pickerOf, type Pick, type PickerEntry } from './pickers.js';

/**
 * The back end that generates code: one object literal, with the keys in the order of declaration. V8 writes such objects to JSON
 * fastest, faster than any serialiser made of text (bench/model.mjs). Only names get into the code, as JSON strings.
 */
export function generatePicker(
  steps: readonly OutputStep[],
  exclude: Exclusion | undefined,
  entryOf: (model: Constructor) => PickerEntry,
): Pick {
  const constants: unknown[] = [];
  const constant = (value: unknown): string => `k[${constants.push(value) - 1}]`;
  const valueOf = (step: OutputStep, raw: string): string => {
    const pick = pickerOf(step.type, entryOf);
    const transformed = step.transform === undefined ? raw : `${constant(step.transform)}(${raw}, o)`;
    return pick === undefined ? transformed : `${constant(pick)}(${transformed})`;
  };
  const rawOf = ({ name, isMethod }: OutputStep): string => `o[${JSON.stringify(name)}]${isMethod ? '()' : ''}`;
  const keyOf = ({ key }: OutputStep): string => JSON.stringify(key);
  const literal = (): string => `return { ${steps.map((step) => `${keyOf(step)}: ${valueOf(step, rawOf(step))}`).join(', ')} };`;
  const selective = (): string =>
    [
      `const r = {}, u = ${exclude === 'unset' ? `${constant(defaultsOf)}(o)` : 'undefined'}; let v;`,
      ...steps.map((step) => {
        const left = (value: unknown, holder: object, defaults: ReturnType<typeof defaultsOf>): boolean =>
          isLeftOut(step, value, exclude, holder, defaults);
        return `v = ${rawOf(step)}; if (v !== undefined && !${constant(left)}(v, o, u)) r[${keyOf(step)}] = ${valueOf(step, 'v')};`;
      }),
      'return r;',
    ].join('\n');
  const hasTransforms = steps.some(({ transform }) => transform !== undefined);
  const source = `"use strict"; return function pick(o) { ${exclude === undefined && !hasTransforms ? literal() : selective()} };`;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- generating code is the point; no text in it comes from a request
  return new Function('k', source)(constants) as Pick;
}

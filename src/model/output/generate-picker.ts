import { defaultsOf } from '../engine/sent-keys.js';
import type { OutputStep } from './output-form.js';
import { isLeftOut, methodValue, pickerOf, type ModelPicking, type Pick } from './pickers.js';

/**
 * The back end that generates code: one object literal, with the keys in the order of declaration. V8 writes such objects to JSON
 * fastest, faster than any serialiser made of text (bench/model.mjs). Only names get into the code, as JSON strings.
 */
export function generatePicker(picking: ModelPicking): Pick {
  const { steps, exclude, addUnknown } = picking;
  const constants: unknown[] = [];
  const constant = (value: unknown): string => `k[${constants.push(value) - 1}]`;
  const valueOf = (step: OutputStep, raw: string): string => {
    const pick = pickerOf(step.type, picking.around(step.part));
    const transformed = step.transform === undefined ? raw : `${constant(step.transform)}(${raw}, o)`;
    return pick === undefined ? transformed : `${constant(pick)}(${transformed})`;
  };
  const rawOf = ({ name, otherKeys, isMethod }: OutputStep): string => {
    const own = `o[${JSON.stringify(name)}]`;
    if (isMethod) return `${constant(methodValue)}(o, ${JSON.stringify(name)})`;
    return otherKeys.reduceRight(
      (rest, key, i) => {
        const before = i === 0 ? own : `o[${JSON.stringify(otherKeys[i - 1])}]`;
        return `(${before} === undefined ? ${rest} : ${before})`;
      },
      `o[${JSON.stringify(otherKeys.at(-1) ?? name)}]`,
    );
  };
  const keyOf = ({ key }: OutputStep): string => (key === '__proto__' ? '["__proto__"]' : JSON.stringify(key));
  const unknown = addUnknown === undefined ? '' : `${constant(addUnknown)}(o, r); `;
  const literal = (): string => `const r = { ${steps.map((step) => `${keyOf(step)}: ${valueOf(step, rawOf(step))}`).join(', ')} };`;
  const selective = (): string =>
    [
      `const r = {}, u = ${exclude.includes('unset') ? `${constant(defaultsOf)}(o)` : 'undefined'}; let v;`,
      ...steps.map((step) => {
        const left = (value: unknown, holder: object, defaults: ReturnType<typeof defaultsOf>): boolean =>
          isLeftOut(step, value, exclude, holder, defaults);
        return `v = ${rawOf(step)}; if (v !== undefined && !${constant(left)}(v, o, u)) r[${JSON.stringify(step.key)}] = ${valueOf(step, 'v')};`;
      }),
    ].join('\n');
  const hasTransforms = steps.some(({ transform }) => transform !== undefined);
  const body = exclude.length === 0 && !hasTransforms ? literal() : selective();
  const source = `"use strict"; return function pick(o) { ${body} ${unknown}return r; };`;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- generating code is the point; no text in it comes from a request
  return new Function('k', source)(constants) as Pick;
}

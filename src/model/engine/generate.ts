import { Misfit } from '../misfit.js';
import { anyRead, isRead, passesEach, takesUnknown } from './closures.js';
import { inlined } from './inlined.js';
import { isWellFormed } from './inspect.js';
import { FAIL, type BoundCheck, type Program, type Read, type ReaderForm, type Step } from './program.js';
import type { CarryOver } from './response/carry-over.js';
import { isSource } from './response/source.js';
import { noteDefaults } from './sent-keys.js';

/**
 * The back end that generates code: what one would write by hand for this very class. Only names of classes and properties get into the
 * text, as JSON strings; everything else is handed over as a constant.
 */
export function generateReader(program: Program): { readonly read: Read; readonly source: string } {
  const writer = new Writer(program);
  const body = writer.body();
  const source = `"use strict";\n${writer.header()}return function ${safeName(program.type.name)}(p, d) {\n${body}};`;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call -- generating code is the point; no text in it comes from a request
  const read = new Function('k', source)(writer.constants) as Read;
  return { read, source };
}

const safeName = (name: string): string => `read_${name.replace(/\W/g, '_')}`;

class Writer {
  readonly constants: unknown[] = [];
  readonly #names = new Map<unknown, string>();
  #variables = 0;

  constructor(readonly program: Program) {}

  /** Unpacks the constants. */
  header(): string {
    return this.#names.size === 0 ? '' : `const [${[...this.#names.values()].join(', ')}] = k;\n`;
  }

  body(): string {
    const { type, steps, limits, carryOver } = this.program;
    const fail = this.#constant(FAIL);
    if (carryOver !== undefined) return this.#response(carryOver, fail);
    const unknown = (plain: Record<string, unknown>, instance: Record<string, unknown>, depth: number): boolean =>
      takesUnknown(plain, instance, this.program, depth);
    return [
      `if (!${this.#constant(isRead)}(p) || d > ${limits.depth}) return ${fail};`,
      `const o = new ${this.#constant(type)}();`,
      'let n = 0, c = 0, u;',
      ...steps.map((step) => this.#step(step, fail)),
      `for (const _ in p) if (++c > ${Math.max(limits.keys, steps.length)}) return ${fail};`,
      `if (c !== n && !${this.#constant(unknown)}(p, o, d)) return ${fail};`,
      `if (u !== undefined) ${this.#constant(noteDefaults)}(o, u);`,
      'return o;\n',
    ].join('\n');
  }

  /** Of a response nothing is said but what its properties say. */
  #response(carryOver: CarryOver, fail: string): string {
    const { type, steps, limits } = this.program;
    return [
      `if (d > ${limits.depth} || !${this.#constant(isSource)}(p)) return ${fail};`,
      `const o = new ${this.#constant(type)}();`,
      'let n = 0, u;',
      ...steps.map((step) => this.#step(step, fail)),
      `u = ${this.#constant(carryOver)}(p, o, u);`,
      `if (u !== undefined) ${this.#constant(noteDefaults)}(o, u);`,
      'return o;\n',
    ].join('\n');
  }

  #step({ name, key, otherKeys, reader, skipsNull, checks, eachChecks, absent }: Step, fail: string): string {
    const target = `o[${JSON.stringify(name)}]`;
    const missing = this.#absence(absent, name, target, fail);
    if (key === undefined) return `{ ${missing} }`;
    const v = this.#variable();
    const taken = [
      this.#reading(reader, v, fail, 'd'),
      ...checks.map((check) => `if (!${this.#check(check, v)}) return ${fail};`),
      this.#each(eachChecks, v, fail),
      `${target} = ${v};`,
    ].join(' ');
    const present = skipsNull ? `if (${v} === null) ${target} = null; else { ${taken} }` : taken;
    const elsewhere = otherKeys.map((other) => `if (${v} === undefined) ${v} = p[${JSON.stringify(other)}]; `).join('');
    return `{ let ${v} = p[${JSON.stringify(key)}]; ${elsewhere}if (${v} === undefined) { ${missing} } else { n++; ${present} } }`;
  }

  #absence(absent: Step['absent'], name: string, target: string, fail: string): string {
    if (absent.kind === 'refused') return `return ${fail};`;
    if (absent.kind === 'fine') return `if (${target} !== undefined) return ${fail};`;
    const made = absent.kind === 'stated' ? `if (${target} === undefined) ${target} = ${this.#constant(absent.make)}(); ` : '';
    return `${made}const w = ${target}; if (!${this.#constant(absent.fits)}(w)) return ${fail}; if (w !== undefined) (u ??= {})[${JSON.stringify(name)}] = w;`;
  }

  #check({ metadata, test }: BoundCheck, v: string): string {
    return inlined(metadata, v, (value) => this.#constant(value), test) ?? `${this.#constant(test)}(${v})`;
  }

  #each(checks: readonly BoundCheck[], v: string, fail: string): string {
    if (checks.length === 0) return '';
    const e = this.#variable();
    const passes = checks.map((check) => this.#check(check, e)).join(' && ');
    const other = this.#constant((value: unknown) => checks.every(({ test }) => passesEach(value, test)));
    return `if (Array.isArray(${v})) { for (const ${e} of ${v}) if (!(${passes})) return ${fail}; } else if (!${other}(${v})) return ${fail};`;
  }

  /** Statements that put what was read into `v`, which held what was sent. */
  #reading(reader: ReaderForm, v: string, fail: string, depth: string): string {
    switch (reader.kind) {
      case 'any':
        return `${v} = ${this.#constant(anyRead(this.program.limits))}(${v}, ${depth}); if (${v} === ${fail}) return ${fail};`;
      case 'call':
        return `${v} = ${this.#constant(reader.read)}(${v}, ${depth}); if (${v} === ${fail}) return ${fail};`;
      case 'model':
        return `${v} = ${this.#constant(reader.entry)}.read(${v}, ${depth} + 1); if (${v} === ${fail}) return ${fail};`;
      case 'nullable':
        return `if (${v} !== null) { ${this.#reading(reader.of, v, fail, depth)} }`;
      case 'scalar':
        return this.#scalar(reader, v, fail);
      case 'list': {
        const [a, i, e] = [this.#variable(), this.#variable(), this.#variable()];
        const item = this.#reading(reader.item, e, fail, `${depth} + 1`);
        return (
          `if (!Array.isArray(${v}) || ${v}.length > ${reader.limit} || ${depth} >= ${this.program.limits.depth}) return ${fail}; const ${a} = new Array(${v}.length); ` +
          `for (let ${i} = 0; ${i} < ${v}.length; ${i}++) { let ${e} = ${v}[${i}]; ${item} ${a}[${i}] = ${e}; } ${v} = ${a};`
        );
      }
    }
  }

  #scalar({ scalar, convert, isDirect }: Extract<ReaderForm, { kind: 'scalar' }>, v: string, fail: string): string {
    const inline = isDirect ? scalar.inline?.(v) : undefined;
    const converted = `${v} = ${this.#constant(convert)}(${v}); if (${v} instanceof ${this.#constant(Misfit)}) return ${fail};`;
    const isText = scalar.limits === 'text';
    const wellFormed = this.program.limits.loneSurrogates
      ? ''
      : `if (typeof ${v} === "string" && !${this.#constant(isWellFormed)}(${v})) return ${fail};`;
    if (inline === undefined) return `${converted} ${wellFormed}`;
    const finite =
      scalar.limits === 'number' && this.program.carryOver === undefined ? ` && (typeof ${v} !== "number" || Number.isFinite(${v}))` : '';
    const quick = `if (!(${inline}${finite})) { ${converted} }`;
    return isText && !this.program.limits.loneSurrogates
      ? `${quick} if (!${v}.isWellFormed()) return ${fail};`
      : `${quick} ${isText ? '' : wellFormed}`;
  }

  #variable(): string {
    return `v${(this.#variables += 1)}`;
  }

  #constant(value: unknown): string {
    let name = this.#names.get(value);
    if (name === undefined) {
      this.#names.set(value, (name = `k${this.constants.length}`));
      this.constants.push(value);
    }
    return name;
  }
}

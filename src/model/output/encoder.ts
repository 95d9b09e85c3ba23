import { TenonError } from '../../core/errors.js';
import { encodeDeep, type Encoding } from './encode-deep.js';
import { Encoded, numberOf, opened, put, type PickModel } from './opened.js';
import { isWholePart, partsOf, whole, type Part } from './pick-options.js';

type Plain = Readonly<Record<string, unknown>>;

/** Levels that are walked by recursion; what is deeper takes longer, and more room than the stack has. */
const deepest = 500;

/**
 * Makes of anything what goes into JSON. Data in which nothing has to be changed is answered itself, without a copy: it is only looked
 * over, because every result of a handler is.
 */
export class Encoder implements Encoding {
  constructor(
    readonly pickModel: PickModel,
    readonly dropsNull: boolean,
  ) {}

  /** Throws `JSON_CYCLIC` where the value holds itself, `JSON_BYTES` where bytes in it are no text. */
  encode(value: unknown, part: Part = whole): unknown {
    try {
      return this.#value(value, isWholePart(part) ? undefined : part, 0);
    } catch (error) {
      // Models are picked by recursion, and end where the stack does.
      throw error instanceof RangeError && error.message.includes('call stack') ? TenonError.of('JSON_CYCLIC', {}) : error;
    }
  }

  #value(value: unknown, part: Part | undefined, depth: number): unknown {
    if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? numberOf(value) : value;
    if (depth > deepest) return encodeDeep(value, part, this);
    if (Array.isArray(value)) return this.#list(value, part, depth);
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype === Object.prototype || prototype === null) return this.#object(value as Plain, part, depth);
    return this.#opened(value, part, depth);
  }

  #opened(value: object, part: Part | undefined, depth: number): unknown {
    const content = opened(value, part, this.pickModel);
    if (content instanceof Encoded) return content.value;
    return Array.isArray(content) ? this.#list(content, part, depth) : this.#object(content as Plain, part, depth, content === value);
  }

  #list(list: readonly unknown[], part: Part | undefined, depth: number): readonly unknown[] {
    let copy: unknown[] | undefined;
    for (let i = 0; i < list.length; i += 1) {
      const item = list[i];
      if (typeof item === 'object' ? item === null : typeof item !== 'bigint') continue;
      const out = this.#value(item, part, depth + 1);
      if (out !== item) (copy ??= [...list])[i] = out;
    }
    return copy ?? list;
  }

  /** `isOpened`: a `toJSON` of it has been asked. */
  #object(object: Plain, part: Part | undefined, depth: number, isOpened = false): unknown {
    if (part !== undefined || this.dropsNull) return this.#cut(object, part, depth, isOpened);
    let copy: Record<string, unknown> | undefined;
    for (const key in object) {
      const inner = object[key];
      if (typeof inner === 'object' ? inner === null : typeof inner !== 'bigint') {
        if (typeof inner === 'function' && key === 'toJSON' && !isOpened) return this.#opened(object, part, depth + 1);
        continue;
      }
      const out = this.#value(inner, undefined, depth + 1);
      if (out !== inner && Object.hasOwn(object, key)) put((copy ??= { ...object }), key, out);
    }
    return copy ?? object;
  }

  #cut(object: Plain, part: Part | undefined, depth: number, isOpened: boolean): unknown {
    if (!isOpened && typeof object['toJSON'] === 'function') return this.#opened(object, part, depth + 1);
    const cut: Record<string, unknown> = {};
    for (const [key, inside] of partsOf(object, part, this.dropsNull)) put(cut, key, this.#value(object[key], inside, depth + 1));
    return cut;
  }
}

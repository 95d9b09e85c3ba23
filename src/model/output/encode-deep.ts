import { TenonError } from '../../core/errors.js';
import { Encoded, opened, put, type Content, type PickModel } from './opened.js';
import { partsOf, type Part } from './pick-options.js';

/** How values are encoded. */
export interface Encoding {
  readonly pickModel: PickModel;
  readonly dropsNull: boolean;
}

/** A list or an object on the way to its JSON form; copied when the first of its values changes. */
class Frame {
  #index = 0;
  #copy: Record<string, unknown> | undefined;
  readonly #parts: readonly (readonly [string, Part | undefined])[];

  constructor(
    readonly value: object,
    readonly content: Content,
    part: Part | undefined,
    { dropsNull }: Encoding,
  ) {
    this.#parts = Array.isArray(content) ? Object.keys(content).map((key) => [key, part]) : partsOf(content as object, part, dropsNull);
    if (!Array.isArray(content) && (part !== undefined || dropsNull)) this.#copy = {};
  }

  get isDone(): boolean {
    return this.#index === this.#parts.length;
  }

  get next(): readonly [unknown, Part | undefined] {
    const [key, part] = this.#parts[this.#index] as readonly [string, Part | undefined];
    return [(this.content as Record<string, unknown>)[key], part];
  }

  take(value: unknown): void {
    const [key] = this.#parts[this.#index] as readonly [string, unknown];
    this.#index += 1;
    if (this.#copy === undefined && value === (this.content as Record<string, unknown>)[key]) return;
    this.#copy ??= (Array.isArray(this.content) ? [...(this.content as readonly unknown[])] : { ...this.content }) as Record<
      string,
      unknown
    >;
    put(this.#copy, key, value);
  }

  get result(): unknown {
    return this.#copy ?? this.content;
  }
}

/** Encodes without recursion, however deep; `JSON_CYCLIC` where something is inside of itself. */
export function encodeDeep(root: unknown, part: Part | undefined, encoding: Encoding): unknown {
  const open = new Set<unknown>();
  const frames: Frame[] = [];
  /** Its JSON form, or undefined where it has to be looked into first. */
  const begin = (value: unknown, inside: Part | undefined): Encoded | undefined => {
    const content = opened(value, inside, encoding.pickModel);
    if (content instanceof Encoded) return content;
    if (open.has(value)) throw TenonError.of('JSON_CYCLIC', {});
    open.add(value);
    frames.push(new Frame(value as object, content, inside, encoding));
    return undefined;
  };
  let done = begin(root, part);
  for (let frame = frames.at(-1); frame !== undefined; frame = frames.at(-1)) {
    if (frame.isDone) {
      frames.pop();
      open.delete(frame.value);
      done = new Encoded(frame.result);
      frames.at(-1)?.take(done.value);
    } else {
      const encoded = begin(...frame.next);
      if (encoded !== undefined) frame.take(encoded.value);
    }
  }
  return done?.value;
}

import type { ByteRange } from './byte-ranges.js';
import type { OpenFile } from './open-file.js';

/** What an answer is made of: parts of a file, and what stands between them. */
export type Section = ByteRange | Uint8Array;

/** Sections of an open file, read as they are sent, and the file closed after the last one, or when nobody wants more (`return`, `destroy`). */
export class FilePieces implements AsyncIterableIterator<Uint8Array> {
  private section = 0;
  /** Where the section under way goes on; undefined at its beginning. */
  private at: number | undefined;
  private isClosed = false;

  constructor(
    private readonly file: OpenFile,
    private readonly sections: readonly Section[],
  ) {}

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<IteratorResult<Uint8Array>> {
    const section = this.isClosed ? undefined : this.sections[this.section];
    if (section === undefined) return this.return();
    if (section instanceof Uint8Array) {
      this.section += 1;
      return { done: false, value: section };
    }
    const at = this.at ?? section.start;
    const value = await this.file.read(at, section.end);
    this.at = at + value.length;
    if (this.at >= section.end) {
      this.section += 1;
      this.at = undefined;
    }
    return { done: false, value };
  }

  async return(): Promise<IteratorResult<Uint8Array>> {
    if (!this.isClosed) {
      this.isClosed = true;
      await this.file.close();
    }
    return { done: true, value: undefined };
  }

  /** Closes the file, once what is being read is read. */
  destroy(): void {
    this.return().then(undefined, () => undefined);
  }
}

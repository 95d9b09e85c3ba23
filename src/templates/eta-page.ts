/** Makes the text of a layout. `blocks`: what its blocks are filled with. */
export type RenderLayout = (name: string, values: object, blocks: ReadonlyMap<string, string>) => string;

/** What eta keeps of a template at work: the text so far. */
export interface Written {
  res: string;
}

const nothing: ReadonlyMap<string, string> = new Map();

/**
 * One template at work: what it asks of its layout, and its blocks. They are kept apart from the values of the page, so that nobody but a template fills a block,
 * which is written as it is. As in Jinja, the template furthest from the outermost layout decides what a block holds, and the others say what is usual.
 */
export class EtaPage {
  #layout: { readonly name: string; readonly values: object | undefined } | undefined;
  readonly #own = new Map<string, string>();
  /** How many blocks are being filled around what is written at the moment. */
  #depth = 0;

  #written: Written = { res: '' };

  /** `given`: what the blocks of a layout are filled with; what includes this template hands on its own. */
  constructor(
    private readonly values: object,
    private readonly given: ReadonlyMap<string, string>,
    private readonly isIncluded: boolean,
    private readonly renderLayout: RenderLayout,
  ) {}

  /** What stands for `block` in the template. */
  begin(written: Written): EtaPage['block'] {
    this.#written = written;
    return this.block;
  }

  readonly layout = (name: string, values?: object): void => {
    this.#layout = { name, values };
  };

  /** Fills a block, where this template has a layout; writes it, where it has none, stands in another one, or only names it. */
  readonly block = (name: string, fill?: () => void): string => {
    const isNamed = this.#layout === undefined || this.#depth > 0 || fill === undefined;
    const text = this.filled.get(name) ?? (fill === undefined ? '' : this.#capture(fill));
    if (this.#layout !== undefined && fill !== undefined) this.#own.set(name, text);
    return isNamed ? text : '';
  };

  /** The text of the page: the layout's with this one in it, where it has one. */
  finish(): string {
    const body = this.#written.res;
    if (this.#layout === undefined) return body;
    const { name, values } = this.#layout;
    return this.renderLayout(name, { ...this.values, ...values, body }, new Map([...this.#own, ...this.filled]));
  }

  /** What blocks hold whatever this template says. What is included with a layout of its own is a whole of its own. */
  get filled(): ReadonlyMap<string, string> {
    return this.isIncluded && this.#layout !== undefined ? nothing : this.given;
  }

  #capture(fill: () => void): string {
    const written = this.#written;
    const before = written.res;
    written.res = '';
    this.#depth += 1;
    try {
      fill();
      return written.res;
    } finally {
      this.#depth -= 1;
      written.res = before;
    }
  }
}

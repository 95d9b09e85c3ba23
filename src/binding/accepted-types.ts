import { HttpException } from '../core/http-exception.js';
import { isJson, isUtf8, isWithin, mediaTypeOf, type MediaType } from './media-type.js';

/** What decides on the content type of a body, besides its media types. */
export interface TypeRules {
  /** Whether nothing but JSON is taken, however wide the media types are. */
  readonly isJson: boolean;
  /** Whether the body is text, and so has to be UTF-8. */
  readonly isText: boolean;
  /** Whether all dialects of JSON are taken. */
  readonly takesDialects: boolean;
  /** Whether a body that names no content type is taken. */
  readonly takesNone: boolean;
}

/** The content types that a route reads its body from. */
export class AcceptedTypes {
  /** What nearly every client sends, and nobody has to look at again. */
  readonly #usual: string | undefined;
  readonly #usualType: MediaType | undefined;
  readonly #takesNone: boolean;
  readonly #accept: string;

  constructor(
    private readonly mediaTypes: readonly string[],
    private readonly rules: TypeRules,
  ) {
    const usual = mediaTypes.find((type) => !type.includes('*'));
    this.#usualType = usual === undefined ? undefined : this.#fit(usual);
    this.#usual = this.#usualType === undefined ? undefined : usual;
    this.#takesNone = rules.takesNone || mediaTypes.includes('*/*');
    this.#accept = mediaTypes.join(', ');
  }

  /** Reads the content type of a body. Throws `HttpException` 415 for one that is not taken (RFC 9110, section 15.5.16). */
  check(header: string | undefined): MediaType | undefined {
    if (header === undefined) {
      if (!this.#takesNone) throw this.#notRead('A body without a content type');
      return undefined;
    }
    if (header === this.#usual) return this.#usualType;
    const type = this.#fit(header);
    if (type === undefined) throw this.#notRead('A body of this content type');
    return type;
  }

  #fit(header: string): MediaType | undefined {
    const type = mediaTypeOf(header);
    if (type === undefined || (this.rules.isText && !isUtf8(type)) || (this.rules.isJson && !isJson(type.essence))) return undefined;
    return this.rules.takesDialects || this.mediaTypes.some((range) => isWithin(type.essence, range)) ? type : undefined;
  }

  #notRead(what: string): HttpException {
    const ways = this.mediaTypes.join(' or ');
    return new HttpException(415, `${what} is not read here; send ${ways}`, { headers: { accept: this.#accept } });
  }
}

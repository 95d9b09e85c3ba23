import { Readable } from 'node:stream';
import { TenonError } from '../core/errors.js';
import { HttpException } from '../core/http-exception.js';
import { bodyText, BodyStream, checkReadable, collect, hasBody, type BodyLimits } from './body.js';
import { kindOf, mediaTypesOf, type BodyKind } from './body-kind.js';
import { formOfParsed, parseForm } from './form-body.js';
import type { Incoming } from './incoming.js';
import { parseJsonBody } from './json.js';
import { isJson, isUtf8, isWithin, mediaTypeOf, type MediaType } from './media-type.js';
import { parseMultipart } from './multipart.js';
import type { ParameterInput } from './parameter.js';

/** What a route does with the body of a request, made from everything in its tree that asks for one. */
export class BodyPlan {
  constructor(
    readonly kind: BodyKind,
    /** What it is read from, and documented with. */
    readonly mediaTypes: readonly string[],
    /** Whether the body is an object with a key for each body parameter. */
    readonly embed: boolean,
    /** Whether all dialects of JSON are read. */
    private readonly takesDialects: boolean,
    /** Whether a body without a content type is refused. */
    private readonly strict: boolean,
    private readonly keepsBytes: boolean,
  ) {
    const [usual = ''] = mediaTypes;
    this.usual = { header: usual, type: usual.includes('*') ? undefined : mediaTypeOf(usual) };
  }

  /** What nearly every client sends, and nobody has to look at again. */
  private readonly usual: { readonly header: string; readonly type: MediaType | undefined };

  /**
   * Reads the body, if one was sent, into `incoming`. What an Express middleware has parsed already is taken as it is.
   *
   * Rejects with `HttpException` 415 for a content type that is not read here (RFC 9110, section 15.5.16) and for an encoded body, 413 beyond the limit, 400 for bytes
   * that are not UTF-8 where text is read, for too deep nesting, for the key `__proto__` and for broken framing of a form; `RequestValidationError` for broken JSON.
   */
  read(incoming: Incoming, limits: BodyLimits): Promise<void> {
    const { message } = incoming;
    try {
      const parsed = (message as { body?: unknown }).body;
      if (parsed !== undefined) this.#take(parsed, incoming);
      else if (hasBody(message)) return this.#read(incoming, limits);
      return done;
    } catch (error) {
      return Promise.reject(error as Error);
    }
  }

  #read(incoming: Incoming, { bodyLimit, depth }: BodyLimits): Promise<void> {
    const { message } = incoming;
    const type = this.#checkType(message.headers['content-type']);
    checkReadable(message, bodyLimit);
    if (this.kind !== 'stream') return collect(message, bodyLimit).then((bytes) => this.#parse(bytes, type, incoming, depth));
    incoming.stream = new BodyStream(message, bodyLimit);
    return done;
  }

  #parse(bytes: Buffer, type: MediaType | undefined, incoming: Incoming, depth: number): void {
    if (bytes.length === 0) return;
    if (this.keepsBytes) incoming.rawBody = bytes;
    if (this.kind === 'json') incoming.body = parseJsonBody(bodyText(bytes), depth);
    else if (this.kind === 'text') incoming.body = bodyText(bytes);
    else if (this.kind === 'form') incoming.form = isMultipart(type) ? parseMultipart(bytes, boundaryOf(type)) : parseForm(bodyText(bytes));
  }

  #checkType(header: string | undefined): MediaType | undefined {
    if (header === undefined) {
      if ((this.strict || this.kind === 'form') && !this.#takesAnything) throw this.#notRead('A body without a content type');
      return undefined;
    }
    if (header === this.usual.header && this.usual.type !== undefined) return this.usual.type;
    const type = mediaTypeOf(header);
    const isFit = type !== undefined && (!this.#isText || isUtf8(type)) && this.#takes(type.essence);
    if (!isFit) throw this.#notRead('A body of this content type');
    return type;
  }

  get #takesAnything(): boolean {
    return this.mediaTypes.includes('*/*');
  }

  get #isText(): boolean {
    return this.kind !== 'bytes' && this.kind !== 'stream';
  }

  #takes(essence: string): boolean {
    if (this.kind === 'json' && !isJson(essence)) return false;
    return this.takesDialects || this.mediaTypes.some((range) => isWithin(essence, range));
  }

  #notRead(what: string): HttpException {
    const accept = this.mediaTypes.join(', ');
    return new HttpException(415, `${what} is not read here; send ${accept.replaceAll(', ', ' or ')}`, { headers: { accept } });
  }

  #take(parsed: unknown, incoming: Incoming): void {
    const bytes = Buffer.isBuffer(parsed) ? parsed : typeof parsed === 'string' ? Buffer.from(parsed) : undefined;
    if (bytes === undefined && (this.keepsBytes || this.kind === 'stream')) throw TenonError.of('BODY_CONSUMED', {});
    if (this.keepsBytes) incoming.rawBody = bytes;
    if (this.kind === 'json') incoming.body = parsed;
    else if (this.kind === 'text') incoming.body = bytes === undefined ? parsed : bodyText(bytes);
    else if (this.kind === 'form') incoming.form = formOfParsed(parsed);
    else if (this.kind === 'stream') incoming.stream = Readable.from([bytes]);
  }
}

const done = Promise.resolve();

function isMultipart(type: MediaType | undefined): type is MediaType {
  return type?.essence === 'multipart/form-data';
}

function boundaryOf({ parameters }: MediaType): string {
  return parameters.find(([name]) => name === 'boundary')?.[1] ?? '';
}

/** How the body of a route is read; undefined where nothing asks for it: then it is neither read nor refused. */
export function bodyPlanOf(inputs: readonly ParameterInput[], { strict }: { readonly strict: boolean }): BodyPlan | undefined {
  const bodies = inputs.filter(({ readsBody }) => readsBody);
  if (bodies.length === 0) return undefined;
  const kinds = bodies.map(kindOf);
  const kind = kinds.find((one) => one !== 'bytes') ?? 'bytes';
  const keys = bodies.filter((input) => kindOf(input) === 'json');
  const embed = new Set(keys.map(({ wireName }) => wireName)).size > 1 || keys.some(({ options }) => options.embed === true);
  const { types, isStated } = mediaTypesOf(kind, bodies);
  return new BodyPlan(kind, types, embed, kind === 'json' && !isStated, strict, kinds.includes('bytes'));
}

import { TenonError } from '../core/errors.js';
import { AcceptedTypes } from './accepted-types.js';
import { bodyFormats, type BodyFormat } from './body-format.js';
import { kindOf, mediaTypesOf, type BodyKind } from './body-kind.js';
import { hasBody } from './body-presence.js';
import { BodyStream, checkReadable, checkSize, collect, type BodyLimits } from './body.js';
import type { Incoming } from './incoming.js';
import type { MediaType } from './media-type.js';
import type { ParameterInput } from './parameter.js';

/** What a route does with the body of a request, made from everything in its tree that asks for one. */
export class BodyPlan {
  // Not #private, for the reason given in incoming.ts: every request reads these.
  private readonly format: BodyFormat;

  constructor(
    readonly kind: BodyKind,
    /** What it is read from, and documented with. */
    readonly mediaTypes: readonly string[],
    /** Whether the body is an object with a key for each body parameter. */
    readonly embed: boolean,
    private readonly accepted: AcceptedTypes,
    /** Whether a parameter asks for its bytes. */
    private readonly keepsBytes: boolean,
    /** Bytes, in place of what holds for the application. */
    private readonly ownLimit: number | undefined,
  ) {
    this.format = bodyFormats[kind];
  }

  /**
   * Reads the body, if one was sent, into `incoming`. What an Express middleware has made of it is taken as it is, but only from a content type that is read here:
   * else a form could pass for JSON. The bytes or the text that `express.raw` and `express.text` leave behind are parsed as if they had been read here; so is a text
   * that `express.json({ strict: false })` has parsed, which nobody can tell from one that was not.
   *
   * Rejects with `HttpException` 415 for a content type that is not read here (RFC 9110, section 15.5.16) and for an encoded body, 413 beyond the limit, 400 for bytes
   * that are not UTF-8 where text is read, for too deep nesting, for the key `__proto__` and for broken framing of a form; `RequestValidationError` for broken JSON;
   * `REQUEST_ABORTED` where the connection broke off; `BODY_CONSUMED` where a middleware has read the bytes and they are needed.
   */
  read(incoming: Incoming, limits: BodyLimits): Promise<void> {
    const { message } = incoming;
    try {
      const left = (message as { body?: unknown }).body;
      const isSent = hasBody(message);
      if (left === undefined && !isSent) return done;
      const type = isSent ? this.accepted.check(message.headers['content-type']) : undefined;
      if (left === undefined) return this.#read(incoming, type, limits);
      this.#take(left, incoming, type, limits);
      return done;
    } catch (error) {
      return Promise.reject(error as Error);
    }
  }

  #read(incoming: Incoming, type: MediaType | undefined, { bodyLimit: usual, depth }: BodyLimits): Promise<void> {
    const { message } = incoming;
    const bodyLimit = this.ownLimit ?? usual;
    checkReadable(message, bodyLimit);
    if (this.kind !== 'stream') return collect(message, bodyLimit).then((bytes) => this.#parse(bytes, incoming, type, depth));
    incoming.stream = new BodyStream(message, bodyLimit);
    return done;
  }

  #parse(bytes: Buffer, incoming: Incoming, type: MediaType | undefined, depth: number): void {
    if (bytes.length === 0) return;
    if (this.keepsBytes) incoming.rawBody = bytes;
    this.format.parse(bytes, incoming, type, depth);
  }

  #take(left: unknown, incoming: Incoming, type: MediaType | undefined, { bodyLimit, depth }: BodyLimits): void {
    const bytes = bytesOf(left);
    if (bytes !== undefined) {
      checkSize(bytes.length, this.ownLimit ?? bodyLimit);
      this.#parse(bytes, incoming, type, depth);
      return;
    }
    if (this.keepsBytes) throw TenonError.of('BODY_CONSUMED', {});
    this.format.take(left, incoming, depth);
  }
}

const done = Promise.resolve();

function bytesOf(left: unknown): Buffer | undefined {
  if (typeof left === 'string') return Buffer.from(left);
  return Buffer.isBuffer(left) ? left : undefined;
}

/** How the body of a route is read; undefined where nothing asks for it: then it is neither read nor refused. */
export function bodyPlanOf(
  inputs: readonly ParameterInput[],
  { strict, bodyLimit }: { readonly strict: boolean; readonly bodyLimit?: number | undefined },
): BodyPlan | undefined {
  const bodies = inputs.filter(({ readsBody }) => readsBody);
  if (bodies.length === 0) return undefined;
  const kinds = bodies.map(kindOf);
  const kind = kinds.find((one) => one !== 'bytes') ?? 'bytes';
  const keys = bodies.filter((input) => kindOf(input) === 'json');
  const embed = new Set(keys.map(({ wireName }) => wireName)).size > 1 || keys.some(({ options }) => options.embed === true);
  const { types, isStated } = mediaTypesOf(kind, bodies);
  const { isText } = bodyFormats[kind];
  const takesDialects = kind === 'json' && !isStated;
  const accepted = new AcceptedTypes(types, { isJson: kind === 'json', isText, takesDialects, takesNone: !strict && kind !== 'form' });
  return new BodyPlan(kind, types, embed, accepted, kinds.includes('bytes'), bodyLimit);
}

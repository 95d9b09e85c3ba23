import { Readable } from 'node:stream';
import { TenonError } from '../core/errors.js';
import { bodyText } from './body.js';
import type { BodyKind } from './body-kind.js';
import { formOfParsed, parseForm } from './form-body.js';
import type { Incoming } from './incoming.js';
import { checkJson, parseJsonBody } from './json.js';
import type { MediaType } from './media-type.js';
import { parseMultipart } from './multipart.js';

/** What is made of a body of one kind. */
export interface BodyFormat {
  /** Whether its bytes are text, and so have to be UTF-8. */
  readonly isText: boolean;
  /** Puts what all its bytes say into `incoming`; `depth`: how deep it may be nested. Throws what `BodyPlan.read` rejects with. */
  parse(bytes: Buffer, incoming: Incoming, type: MediaType | undefined, depth: number): void;
  /** Puts what a middleware has made of it into `incoming`. Throws `BODY_CONSUMED` where its bytes are needed. */
  take(parsed: unknown, incoming: Incoming, depth: number): void;
}

function consumed(): never {
  throw TenonError.of('BODY_CONSUMED', {});
}

export const bodyFormats: Readonly<Record<BodyKind, BodyFormat>> = {
  json: {
    isText: true,
    parse: (bytes, incoming, _type, depth) => {
      incoming.body = parseJsonBody(bodyText(bytes), depth);
    },
    take: (parsed, incoming, depth) => {
      checkJson(parsed, depth);
      incoming.body = parsed;
    },
  },
  form: {
    isText: true,
    parse: (bytes, incoming, type) => {
      incoming.form = type?.essence === 'multipart/form-data' ? parseMultipart(bytes, boundaryOf(type)) : parseForm(bodyText(bytes));
    },
    take: (parsed, incoming) => {
      incoming.form = formOfParsed(parsed);
    },
  },
  text: {
    isText: true,
    parse: (bytes, incoming) => {
      incoming.body = bodyText(bytes);
    },
    take: (parsed, incoming) => {
      incoming.body = parsed;
    },
  },
  // Every plan that hands over the bytes keeps them.
  bytes: { isText: false, parse: () => undefined, take: consumed },
  stream: {
    isText: false,
    parse: (bytes, incoming) => {
      incoming.stream = Readable.from([bytes]);
    },
    take: consumed,
  },
};

function boundaryOf({ parameters }: MediaType): string {
  return parameters.find(([name]) => name === 'boundary')?.[1] ?? '';
}

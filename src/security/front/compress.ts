import type { RequestHandler } from '../../routing/express-host.js';
import type { ContentEncoding } from './accepted-encoding.js';
import { CompressedReply } from './compressed-reply.js';
import { dense, type CompressRules } from './compressible.js';
import { checkOptions, texts, type Rules } from '../option-checks.js';

/** What {@link compress} takes. */
export interface CompressOptions {
  /** Bytes from which on an answer is worth it; a stream always is. 500 if nothing is said. */
  readonly minimumSize?: number;
  /** From 1, quick, to 9, small; zlib's 6 and Brotli's 4 if nothing is said. */
  readonly level?: number;
  /** What is offered, the preferred first. `['gzip']` if nothing is said. */
  readonly encodings?: readonly ContentEncoding[];
  /** Media types that go out as they are, beside pictures, sound, films, archives and server-sent events: `application/pdf`, `image/*`. */
  readonly excluded?: readonly string[];
}

const rules: Rules<CompressOptions> = {
  minimumSize: { wanted: 'a number of bytes, 0 or more', fits: (value) => Number.isSafeInteger(value) && (value as number) >= 0 },
  level: {
    wanted: 'a whole number from 1 to 9',
    fits: (value) => Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 9,
  },
  encodings: {
    wanted: "a list of 'gzip' and 'br'",
    fits: (value) => Array.isArray(value) && value.length > 0 && value.every((one) => one === 'gzip' || one === 'br'),
  },
  excluded: texts,
};

/**
 * Middleware that compresses answers for clients that ask for it, and says `Vary: Accept-Encoding`. Left alone: what is smaller than `minimumSize`, has a
 * `Content-Encoding` already, is a part of something (206), or must not be transformed (`Cache-Control: no-transform`), and the types of `excluded`. A stream that
 * pauses is flushed. A strong `ETag` becomes a weak one. After Starlette's `GZipMiddleware`; list it last, closest to the routes. Throws `OPTION_INVALID`.
 *
 * An answer that holds a secret beside what a client has sent lets its length tell of the secret (BREACH): exclude such answers by `Cache-Control: no-transform`.
 *
 * @example
 * createApp(AppModule, { middleware: [compress({ minimumSize: 1_000 })] });
 */
export function compress(options: CompressOptions = {}): RequestHandler {
  checkOptions('compress()', options, rules);
  const { minimumSize = 500, level, encodings = ['gzip'], excluded = [] } = options;
  const plan: CompressRules = { minimumSize, level, encodings, excluded: new Set([...dense, ...excluded.map((one) => one.toLowerCase())]) };
  return (request, response, next) => {
    if (!response.headersSent) new CompressedReply(request, response, plan);
    next();
  };
}

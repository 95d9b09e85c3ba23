import type helmet from 'helmet';
import type { HelmetOptions } from 'helmet';
import { TenonError } from '../../core/errors.js';
import { lazily } from '../../core/lazily.js';
import { messageOf } from '../../core/message.js';
import type { RequestHandler } from '../../routing/express-host.js';
import { beforeHead } from './before-head.js';
import { checkOptions, type Rule } from '../option-checks.js';

/** What {@link securityHeaders} takes: the options of helmet, each in place of the default here; false leaves a header out. */
export type SecurityHeadersOptions = HelmetOptions;

const names =
  'contentSecurityPolicy crossOriginEmbedderPolicy crossOriginOpenerPolicy crossOriginResourcePolicy originAgentCluster referrerPolicy ' +
  'strictTransportSecurity hsts xContentTypeOptions noSniff xDnsPrefetchControl dnsPrefetchControl xDownloadOptions ieNoOpen xFrameOptions frameguard ' +
  'xPermittedCrossDomainPolicies permittedCrossDomainPolicies xPoweredBy hidePoweredBy xXssProtection xssFilter';

/** The values are looked at by helmet, which does not look for names that it does not know. */
const rules: Readonly<Record<string, Rule>> = Object.fromEntries(
  names.split(' ').map((name) => [name, { wanted: 'what helmet takes', fits: () => true }]),
);

const load = lazily<typeof helmet>('helmet');

/** For answers that are data: a browser that shows one as a page loads nothing, and nobody may frame it. */
const policy = {
  useDefaults: false,
  directives: { defaultSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] },
};

/**
 * Middleware that gives every answer the headers which browsers heed, by `helmet`, with defaults that suit data: `Content-Security-Policy: default-src 'none'...`,
 * `X-Frame-Options: DENY`, `X-Content-Type-Options: nosniff`, `Strict-Transport-Security` for a year and for all names below the host, `Referrer-Policy: no-referrer`, and same-origin policies for
 * openers and resources. An answer that sets one of them itself keeps its own, as the pages of the documentation do. `X-Powered-By` is taken away, from mounted
 * Express applications as well.
 *
 * Throws `OPTION_UNKNOWN` for an option that helmet does not have, `OPTION_UNFIT` for what it does not take.
 *
 * @example
 * createApp(AppModule, { middleware: [securityHeaders({ crossOriginResourcePolicy: { policy: 'cross-origin' } })] });
 */
export function securityHeaders(options: SecurityHeadersOptions = {}): RequestHandler {
  checkOptions<object>('securityHeaders()', options, rules);
  const setHeaders = made(options);
  const hidesMaker = (options.xPoweredBy ?? options.hidePoweredBy) !== false;
  return (request, response, next) => {
    if (hidesMaker) beforeHead(response, (reply) => reply.removeHeader('x-powered-by'));
    setHeaders(request, response, next);
  };
}

function made(options: SecurityHeadersOptions): ReturnType<typeof helmet> {
  const framing = 'xFrameOptions' in options ? {} : { frameguard: { action: 'deny' } };
  try {
    // Of a header with two names in helmet, only one may be given.
    return load()({ contentSecurityPolicy: policy, ...framing, ...options } as HelmetOptions);
  } catch (error) {
    const facts = { where: 'securityHeaders()', option: 'one of the options', fix: 'write the options as helmet takes them' };
    throw TenonError.of('OPTION_UNFIT', { ...facts, reason: messageOf(error) }, { cause: error });
  }
}

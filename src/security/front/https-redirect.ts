import type { RequestHandler } from '../../routing/express-host.js';
import { askedHost, isSecure } from './host-name.js';
import { checkOptions } from '../option-checks.js';
import { redirectTo, refuseText } from './refusal.js';

/** What {@link httpsRedirect} takes. */
export interface HttpsRedirectOptions {
  /** 307, or 308 for a redirect that browsers remember. 307 if nothing is said. */
  readonly status?: 307 | 308;
}

const usualPorts: readonly string[] = ['', '80', '443'];

/**
 * Middleware that sends every request over plain HTTP to HTTPS, with its host, path and query; a port other than 80 and 443 is kept. Behind a proxy that ends TLS,
 * `trustProxy` says whose `X-Forwarded-Proto` counts; nobody else's does, and without it such an application would redirect for ever. Put {@link trustedHosts} in front:
 * the host is the one that the request names. After Starlette's `HTTPSRedirectMiddleware`. Throws `OPTION_INVALID`.
 *
 * @example
 * createApp(AppModule, { trustProxy: 1, middleware: [trustedHosts(['shop.example']), httpsRedirect()] });
 */
export function httpsRedirect(options: HttpsRedirectOptions = {}): RequestHandler {
  checkOptions('httpsRedirect()', options, { status: { wanted: '307 or 308', fits: (value) => value === 307 || value === 308 } });
  const { status = 307 } = options;
  return (request, response, next) => {
    if (isSecure(request)) {
      next();
      return;
    }
    const host = askedHost(request);
    if (host === undefined) {
      refuseText(request, response, 400, 'Invalid host header');
      return;
    }
    if (!request.originalUrl.startsWith('/')) {
      refuseText(request, response, 400, 'Invalid request target');
      return;
    }
    const port = usualPorts.includes(host.port) ? '' : `:${host.port}`;
    redirectTo(request, response, status, `https://${host.name}${port}${request.originalUrl}`);
  };
}

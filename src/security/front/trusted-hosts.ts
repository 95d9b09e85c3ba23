import { domainToASCII } from 'node:url';
import { TenonError } from '../../core/errors.js';
import { shown } from '../../core/shown.js';
import type { RequestHandler } from '../../routing/express-host.js';
import { addressOf } from './address.js';
import { askedHostText, hostOf, isSecure, type AskedHost } from './host-name.js';
import { checkOptions, yesOrNo } from '../option-checks.js';
import { redirectTo, refuseText } from './refusal.js';

/** What {@link trustedHosts} takes beside the hosts. */
export interface TrustedHostsOptions {
  /** Whether a host that lacks only its `www.` is sent there (307). True if nothing is said. */
  readonly wwwRedirect?: boolean;
}

/** The hosts that are let in, for a look-up each. */
interface Hosts {
  readonly names: ReadonlySet<string>;
  /** What a name ends with: `.shop.example`. */
  readonly endings: readonly string[];
  readonly letsAllIn: boolean;
}

const where = 'trustedHosts()';

/**
 * Middleware that lets in requests for known hosts alone; others are answered 400, "Invalid host header". A host is a name, an address, `*.name` for every name below
 * one, or `*` for all; ports do not count. Where a trusted proxy names another host by `X-Forwarded-Host`, that one must be known as well. After Starlette's
 * `TrustedHostMiddleware`.
 *
 * Throws `HOST_INVALID` for what is no host, `OPTION_INVALID` for an empty list.
 *
 * @example
 * createApp(AppModule, { middleware: [trustedHosts(['shop.example', '*.shop.example'])] });
 */
export function trustedHosts(hosts: readonly string[], options: TrustedHostsOptions = {}): RequestHandler {
  const known = knownHosts(hosts);
  checkOptions(where, options, { wwwRedirect: yesOrNo });
  const { wwwRedirect = true } = options;
  return (request, response, next) => {
    const asked = hostOf(request.headers.host);
    const said = askedHostText(request);
    const forwarded = said === request.headers.host ? asked : hostOf(said);
    if (known.letsAllIn || (isKnown(known, asked) && isKnown(known, forwarded))) {
      next();
      return;
    }
    const withWww = asked === undefined ? '' : `www.${asked.name}`;
    const isPath = request.originalUrl.startsWith('/');
    if (wwwRedirect && isPath && asked !== undefined && known.names.has(withWww) && forwarded?.name === asked.name) {
      const port = asked.port === '' ? '' : `:${asked.port}`;
      redirectTo(request, response, 307, `${isSecure(request) ? 'https' : 'http'}://${withWww}${port}${request.originalUrl}`);
    } else refuseText(request, response, 400, 'Invalid host header');
  };
}

function isKnown({ names, endings }: Hosts, host: AskedHost | undefined): boolean {
  return host !== undefined && (names.has(host.name) || endings.some((ending) => host.name.endsWith(ending)));
}

function knownHosts(hosts: readonly string[]): Hosts {
  const isList = Array.isArray(hosts) && hosts.length > 0 && hosts.every((one: unknown) => typeof one === 'string');
  const facts = { where, option: 'the first argument', wanted: 'a list of one host or more' };
  if (!isList)
    throw TenonError.of('OPTION_INVALID', { ...facts, value: Array.isArray(hosts) && hosts.length === 0 ? 'an empty list' : shown(hosts) });
  const all = hosts.map((one) => one.toLowerCase());
  for (const host of all) checkHost(host);
  return {
    names: new Set(all),
    endings: all.filter((one) => one.startsWith('*.')).map((one) => one.slice(1)),
    letsAllIn: all.includes('*'),
  };
}

function checkHost(host: string): void {
  if (host === '*') return;
  const read = hostOf(host.startsWith('*.') ? host.slice(2) : host);
  if (read?.port === '') return;
  throw TenonError.of('HOST_INVALID', { where, host: shown(host), suggestion: read?.name ?? hostIn(host) });
}

/** The host of an address that was written in its place, or a name as browsers send it. */
function hostIn(text: string): string | undefined {
  const name = addressOf(text)?.hostname ?? domainToASCII(text);
  return hostOf(name) === undefined || name.includes('*') ? undefined : name;
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler } from '../../routing/express-host.js';
import { addVary, beforeHead } from './before-head.js';
import { corsRules, type CorsOptions, type CorsRules } from './cors-rules.js';
import { answerText } from './refusal.js';

const askedBy = ['Origin', 'Access-Control-Request-Method', 'Access-Control-Request-Headers', 'Access-Control-Request-Private-Network'];

/**
 * Middleware that lets pages of other origins read the answers (the CORS protocol of the Fetch Standard). Preflights are answered at once, in front of routes and
 * guards: 200, or 400 with what is not allowed. Every other answer, errors included, gets its headers beside what it says, and `Vary: Origin`. After Starlette's
 * `CORSMiddleware`. It belongs to the application or a path of it: no preflight reaches one that stands on a module, a controller or a route.
 *
 * Throws `ORIGIN_INVALID` for an origin that no browser sends, `ORIGIN_PATTERN_OPEN` for a pattern that is not anchored, `CORS_CREDENTIALS` where everybody would be
 * let in with credentials, `OPTION_INVALID` and `OPTION_UNKNOWN`.
 *
 * @example
 * createApp(AppModule, { middleware: [cors({ allowOrigins: ['https://shop.example'], allowMethods: ['GET', 'POST'] })] });
 */
export function cors(options: CorsOptions = {}): RequestHandler {
  const rules = corsRules(options);
  return (request, response, next) => {
    const { origin } = request.headers;
    const method = request.headers['access-control-request-method'];
    if (request.method === 'OPTIONS' && origin !== undefined && method !== undefined) {
      answerPreflight(rules, request, response, { origin, method });
      return;
    }
    beforeHead(response, (reply) => addHeaders(rules, reply, origin));
    next();
  };
}

const lettingIn = 'Access-Control-Allow-Origin';

/** Answers that tell an origin which is not let in what one that is would get, as Starlette does. */
const untaken = new WeakSet<ServerResponse>();

/** An origin that one cors() lets in must not get the credentials of another one, which does not. */
function addHeaders({ allowsAnyone, allows, simple }: CorsRules, reply: ServerResponse, origin: string | undefined): void {
  addVary(reply, 'Origin');
  if (origin === undefined) return;
  const isAllowed = allows(origin);
  if (isAllowed && untaken.delete(reply)) {
    reply.removeHeader('Access-Control-Allow-Credentials');
    reply.removeHeader('Access-Control-Expose-Headers');
  }
  if (!isAllowed && reply.hasHeader(lettingIn)) return;
  if (!isAllowed) untaken.add(reply);
  for (const [name, value] of simple) reply.setHeader(name, value);
  if (isAllowed) reply.setHeader(lettingIn, allowsAnyone ? '*' : origin);
}

interface Asked {
  readonly origin: string;
  readonly method: string;
}

function answerPreflight(rules: CorsRules, message: IncomingMessage, reply: ServerResponse, { origin, method }: Asked): void {
  const { allowsAnyone, allows, methods, headers, allowsPrivateNetwork, preflight } = rules;
  const asked = message.headers['access-control-request-headers'];
  const isPrivate = message.headers['access-control-request-private-network'] !== undefined;
  const isAllowed = allows(origin);
  const refused = [
    ...(isAllowed ? [] : ['origin']),
    ...(methods.has(method) ? [] : ['method']),
    ...(headers === undefined || namesIn(asked).every((name) => headers.has(name)) ? [] : ['headers']),
    ...(isPrivate && !allowsPrivateNetwork ? ['private-network'] : []),
  ];
  addVary(reply, ...askedBy);
  reply.removeHeader(lettingIn);
  for (const [name, value] of preflight) reply.setHeader(name, value);
  if (isAllowed) reply.setHeader(lettingIn, allowsAnyone ? '*' : origin);
  if (headers === undefined && asked !== undefined) reply.setHeader('Access-Control-Allow-Headers', asked);
  if (isPrivate && allowsPrivateNetwork) reply.setHeader('Access-Control-Allow-Private-Network', 'true');
  if (refused.length === 0) answerText(message, reply, 200, 'OK');
  else answerText(message, reply, 400, `Disallowed CORS ${refused.join(', ')}`);
}

function namesIn(list: string | string[] | undefined): string[] {
  if (list === undefined) return [];
  return String(list)
    .split(',')
    .map((name) => name.trim().toLowerCase());
}

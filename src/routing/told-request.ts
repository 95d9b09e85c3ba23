import type { IncomingMessage } from 'node:http';
import { redacted } from '../core/redacted.js';
import type { MessageClasses } from './express-host.js';
import { pathWithoutSecrets } from './logged-path.js';
import type { Match, RouteFinder } from './route-table.js';
import type { Route } from './route.js';

/** What may be told of the target of a request. */
export interface ToldRequest {
  /** The path without its query and the parameters that are secret, and without credentials that are known by their form. */
  readonly path: string;
  /** The path with the names of its parameters: `/orders/:id`; undefined where no route is meant. */
  readonly route: string | undefined;
}

type Tell = (message: IncomingMessage) => ToldRequest;

interface Target extends IncomingMessage {
  readonly baseUrl?: string;
  readonly originalUrl?: string;
}

const tellKey = Symbol('tell request');

/** Lets requests be told of by the application that they have reached, which may be one that is mounted in another one. */
export function tellRequests({ IncomingMessage: { prototype } }: MessageClasses, table: RouteFinder<Route>, rootPath: string): void {
  const value: Tell = (message) => tell(message, table, rootPath);
  Object.defineProperty(prototype, tellKey, { value, configurable: true });
}

/** What may be told of a request, by the routes of the application that it has reached. */
export function toldOf(message: IncomingMessage): ToldRequest {
  const known = (message as { readonly [tellKey]?: Tell })[tellKey];
  return known === undefined ? { path: withoutCredentials(message.url ?? '/'), route: undefined } : known(message);
}

const entered = new WeakSet<IncomingMessage>();

/** Notes that a request came from the application around, which has taken its own part off the path. */
export function noteEntry(message: IncomingMessage): void {
  entered.add(message);
}

function tell(message: Target, table: RouteFinder<Route>, rootPath: string): ToldRequest {
  const { originalUrl, url = '/', baseUrl = '', method = 'GET' } = message;
  const [full = '/'] = (baseUrl === '' ? url : (originalUrl ?? url)).split('?', 1);
  const base = entered.has(message) ? baseUrl : rootPath !== '' && full.startsWith(`${rootPath}/`) ? rootPath : '';
  const match = found(table, method, full.slice(base.length));
  if (match === undefined) return { path: withoutCredentials(full), route: undefined };
  const { route, values } = match;
  const bare = values.length === 0 ? undefined : pathWithoutSecrets({ route, path: values });
  return { path: withoutCredentials(bare === undefined ? full : base + bare), route: base + route.template.text };
}

/** A path that cannot be decoded is that of no route. */
function found(table: RouteFinder<Route>, method: string, path: string): Match<Route> | undefined {
  try {
    return table.find(method, path);
  } catch {
    return undefined;
  }
}

/** Texts in which no credentials can be known by their form, as those of most paths are: none is preceded by a blank, a colon or a sign, and none is a JWT. */
const harmless = /^(?!.*eyJ)[\w/.~-]*$/;

function withoutCredentials(path: string): string {
  return harmless.test(path) ? path : redacted(path);
}

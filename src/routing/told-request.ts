import type { IncomingMessage } from 'node:http';
import { redacted } from '../core/redacted.js';
import type { MessageClasses } from './express-host.js';
import type { Located } from './located.js';
import { pathWithoutSecrets } from './logged-path.js';
import { askedTarget } from './request-target.js';

/** What may be told of the target of a request. */
export interface ToldRequest {
  /** The path without its query and the parameters that are secret, and without credentials that are known by their form. */
  readonly path: string;
  /** The path with the names of its parameters: `/orders/:id`; undefined where no route is meant. */
  readonly route: string | undefined;
}

type Tell = (message: IncomingMessage) => ToldRequest;

/** Finds the route that a request is for, as far as its target tells. */
type Locate = (message: IncomingMessage) => Located;

const tellKey = Symbol('tell request');

/** Lets requests be told of by the application that they have reached, which may be one that is mounted in another one. */
export function tellRequests({ IncomingMessage: { prototype } }: MessageClasses, locate: Locate): void {
  const value: Tell = (message) => tell(message, locate);
  Object.defineProperty(prototype, tellKey, { value, configurable: true });
}

/** What may be told of a request, by the routes of the application that it has reached. */
export function toldOf(message: IncomingMessage): ToldRequest {
  const known = (message as { readonly [tellKey]?: Tell })[tellKey];
  return known === undefined
    ? { path: withoutCredentials(askedTarget(message).split('?', 1)[0] ?? '/'), route: undefined }
    : known(message);
}

function tell(message: IncomingMessage, locate: Locate): ToldRequest {
  const { full, base, match } = locate(message);
  if (match === undefined) return { path: withoutCredentials(full), route: undefined };
  const { route, values } = match;
  const bare = values.length === 0 ? undefined : pathWithoutSecrets({ route, path: values });
  return { path: withoutCredentials(bare === undefined ? full : base + bare), route: base + route.template.text };
}

/** Texts in which no credentials can be known by their form, as those of most paths are: none is preceded by a blank, a colon or a sign, and none is a JWT. */
const harmless = /^(?!.*eyJ)[\w/.~-]*$/;

function withoutCredentials(path: string): string {
  return harmless.test(path) ? path : redacted(path);
}

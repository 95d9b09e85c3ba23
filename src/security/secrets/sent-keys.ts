import { cookiesNamed } from '../../binding/cookies.js';
import { dependency, type Dependency } from '../../container/dependency.js';
import { TenonError } from '../../core/errors.js';
import { shown } from '../../core/shown.js';
import { MESSAGE } from '../../routing/seeds.js';
import { isToken } from '../../core/token-text.js';
import { linesOf } from './refused.js';

/** Where an API key is sent. */
export type KeyPlace = 'header' | 'query' | 'cookie';

/** Every value that a request has under the name of a key. Throws `SCHEME_INPUT_INVALID` for a name under which nothing can be sent. */
export function sentKeys(place: KeyPlace, name: string): Dependency<readonly string[]> {
  // The challenge tells the name as well, in quotes.
  const isFit = place === 'query' ? /^[\x20\x21\x23-\x5b\x5d-\x7e]+$/.test(name) : isToken(name);
  if (!isFit) {
    const kind = place === 'query' ? 'query parameter' : place;
    throw TenonError.of('SCHEME_INPUT_INVALID', { scheme: 'apiKeyAuth', place: kind, name: shown(name) });
  }
  if (place === 'query') return dependency({ message: MESSAGE }, ({ message }) => queryOf(message.url).getAll(name));
  if (place === 'header') return dependency({ lines: linesOf(name) }, ({ lines }) => lines ?? []);
  return dependency({ lines: linesOf('Cookie') }, ({ lines }) => (lines ?? []).flatMap((line) => cookiesNamed(name, line)));
}

function queryOf(url = ''): URLSearchParams {
  const mark = url.indexOf('?');
  return new URLSearchParams(mark === -1 ? '' : url.slice(mark));
}

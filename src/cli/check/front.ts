import type { Picture } from '../../app/picture.js';
import { problem } from '../../core/errors.js';
import { found, type Finding } from './finding.js';
import { partsOf } from '../parts.js';
import { isWide } from './wide-range.js';

/** What stands in front of the routes: proxies that are trusted, documentation that is shown, and what was given to Tenon's functions. */
export function frontFindings(picture: Picture, isProduction: boolean): Finding[] {
  return [...proxies(picture, isProduction), ...documentation(picture, isProduction), ...advice(picture, isProduction)];
}

function proxies({ options: { trustProxy: trusted } }: Picture, isProduction: boolean): Finding[] {
  const level = isProduction ? 'error' : 'warning';
  if (trusted === true) return [found(level, problem('PROXY_TRUST_OPEN', { where: 'trustProxy' }))];
  if (typeof trusted !== 'string' && !Array.isArray(trusted)) return [];
  const addresses = typeof trusted === 'string' ? trusted.split(',').map((one) => one.trim()) : (trusted as readonly string[]);
  return addresses.filter(isWide).map((given) => found(level, problem('PROXY_TRUST_WIDE', { given })));
}

function documentation(picture: Picture, isProduction: boolean): Finding[] {
  const served = partsOf(picture).flatMap(({ path: mount, picture: { documentation: all } }) =>
    all.map((one) => ({ ...one, path: mount + one.path })),
  );
  // What a page loads tells nothing of the service.
  const open = served.filter(({ path, isGuarded }) => !isGuarded && !path.includes('*')).map(({ path }) => path);
  return isProduction && open.length > 0 ? [found('warning', problem('DOCS_EXPOSED', { count: open.length }), open)] : [];
}

/** What is open, once for every text. */
function advice({ advice: problems }: Picture, isProduction: boolean): Finding[] {
  const all = new Map(problems.map((one) => [one.what, one]));
  return [...all.values()].map((one) => found(isProduction && one.code === 'SECRET_GUESSABLE' ? 'error' : 'warning', one));
}

import type { Picture } from '../../app/picture.js';
import { listed, type ListedRoute } from '../routes.js';
import { problem } from '../../core/errors.js';
import { found, type Finding, type Level } from './finding.js';

const reading: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'QUERY']);

/** Routes of which nothing says who may use them: those that may change something first. */
export function openRoutes(picture: Picture): Finding[] {
  const open = listed(picture).filter(({ unguarded }) => unguarded);
  return [
    ...told(
      'warning',
      open.filter(({ method }) => !reading.has(method)),
      false,
    ),
    ...told(
      'note',
      open.filter(({ method }) => reading.has(method)),
      true,
    ),
    ...(picture.options.secureByDefault ? [] : [found('note', problem('SECURE_BY_DEFAULT_OFF', {}))]),
  ];
}

function told(level: Level, routes: readonly ListedRoute[], isReading: boolean): Finding[] {
  if (routes.length === 0) return [];
  const where = routes.map(({ method, path, handler }) => `${method} ${path} (${handler})`);
  return [found(level, problem('ROUTE_UNGUARDED', { count: routes.length, isReading }), where)];
}

import type { Request } from 'express';
import { TenonError } from '../core/errors.js';
import { nearest } from '../core/suggest.js';
import { originOf } from './origin.js';
import { templateOf, type Mount } from './mounts.js';
import type { PathTemplate } from './path-template.js';
import { rootOf } from './root-path.js';

/** Whether a value can stand in a path: nothing at all would be another path, and so would dots, which every reader of addresses resolves. */
function fits(value: string): boolean {
  return value !== '' && !value.split('/').some((part) => part === '.' || part === '..');
}

/** What a link needs to know of a route. */
interface Linkable {
  readonly name: string;
  readonly template: PathTemplate;
  readonly options: { readonly name?: string };
}

/** A path that a name stands for. */
interface Target {
  readonly template: PathTemplate;
  /** Parameters whose slashes are slashes. */
  readonly wildcards: ReadonlySet<string>;
}

/** Values of the parameters of a path, by name. */
export type LinkParameters = Readonly<Record<string, string | number | bigint | boolean>>;

/**
 * Makes the addresses of routes from their names (the `name` of the route, or `Controller.handler`) and the values of their path's parameters. Inject it
 * anywhere; it knows the routes, and what is mounted under a name, once the application has started. After Starlette's `url_path_for` and `url_for`.
 *
 * @example
 * links.path('star', { star: 'vega' }); // '/stars/vega'
 */
export class Links {
  readonly #targets = new Map<string, Target>();

  /** Told by the application when it starts: of two routes of one name the first counts. */
  learn(routes: readonly Linkable[], mounts: readonly Mount[] = []): void {
    const named = mounts.flatMap((mount) =>
      mount.name === undefined ? [] : { name: mount.name, template: templateOf(mount), options: {} as Linkable['options'] },
    );
    for (const { name, template, options } of [...routes, ...named]) {
      const wildcards = new Set(template.segments.flatMap((segment) => (segment.kind === 'wildcard' ? [segment.name] : [])));
      for (const one of [options.name, name])
        if (one !== undefined && !this.#targets.has(one)) this.#targets.set(one, { template, wildcards });
    }
  }

  /** The path of a route. Throws `LINK_UNKNOWN` for a name that no route has, `LINK_PARAMETERS` where a value is missing, empty or too many. */
  path(name: string, parameters: LinkParameters = {}): string {
    const target = this.#targets.get(name);
    if (target === undefined) throw TenonError.of('LINK_UNKNOWN', { name, suggestion: nearest(name, [...this.#targets.keys()]) });
    const { template, wildcards } = target;
    const { names, text, openapi } = template;
    const unfit = [
      ...names.filter((one) => !fits(String(parameters[one] ?? ''))),
      ...Object.keys(parameters).filter((one) => !names.includes(one)),
    ];
    if (unfit.length > 0) throw TenonError.of('LINK_PARAMETERS', { name, path: text, unfit });
    return openapi.replace(/\{([^}]+)\}/g, (_, one: string) => {
      const value = String(parameters[one]);
      return wildcards.has(one) ? value.split('/').map(encodeURIComponent).join('/') : encodeURIComponent(value);
    });
  }

  /** The whole address of a route, at the host that a request asked for; `searchParams` of what is answered takes a query. Throws what `path` throws. */
  url(request: Request, name: string, parameters: LinkParameters = {}): URL {
    return new URL(rootOf(request) + this.path(name, parameters), originOf(request) ?? 'http://localhost');
  }
}

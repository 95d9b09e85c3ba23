import { StartupError, type Problem } from '../../core/errors.js';
import type { Logger } from '../../core/logger.js';
import { declareParameter } from '../../container/declaration.js';
import type { Constructor } from '../../core/types.js';
import { Controller, type ControllerOptions } from '../controller.js';
import { joinPath } from '../path-template.js';
import { MESSAGE } from '../seeds.js';
import { Get } from '../verbs.js';
import { folderRules, type Rules } from './folder-options.js';
import { Frontend } from './frontend.js';
import type { ModuleFrontend } from './frontend-options.js';
import { optionProblems } from './option-problems.js';

/** A front end as routes are declared: a controller of one route, which takes everything below its path. */
export interface DeclaredFrontend {
  readonly frontend: Frontend;
  readonly controller: Constructor;
  readonly own: ControllerOptions;
}

const anything = { wanted: 'anything', fits: () => true };

const rules: Rules = {
  ...folderRules,
  path: {
    wanted: 'a path that begins with a slash, and has no wildcard',
    fits: (value) => typeof value === 'string' && /^\/[^?#*]*$/.test(value),
  },
  fallback: {
    wanted: '"auto", "index.html", "404.html" or null',
    fits: (value) => value === null || ['auto', 'index.html', '404.html'].includes(value as string),
  },
  checkDirectory: { wanted: '"auto", true or false', fits: (value) => value === 'auto' || typeof value === 'boolean' },
  // Looked at as what any level may say.
  use: anything,
  public: anything,
  middleware: anything,
  interceptors: anything,
  errorHandlers: anything,
};

/** Front ends as they are given, below some prefixes; what is wrong with their options goes to `problems`. `where`: how their place is called there. */
export function frontendsOf(
  where: string,
  given: unknown,
  prefixes: readonly (string | undefined)[],
  problems: Problem[],
): DeclaredFrontend[] {
  if (given === undefined) return [];
  return (Array.isArray(given) ? (given as unknown[]) : [given]).flatMap((one) => {
    const said = (typeof one === 'object' && one !== null ? one : {}) as ModuleFrontend;
    const wrong = optionProblems(where, { ...said, path: said.path ?? null }, rules);
    problems.push(...wrong);
    return wrong.length > 0 ? [] : [declared(said, joinPath(...prefixes, said.path))];
  });
}

function declared(options: ModuleFrontend, path: string): DeclaredFrontend {
  const at = path.replace(/\/+$/, '');
  const frontend = new Frontend(`frontend ${at || '/'}`, at, options);
  const { use, public: isPublic, middleware, interceptors, errorHandlers } = options;
  const own = Object.fromEntries(
    Object.entries({ use, public: isPublic, middleware, interceptors, errorHandlers }).filter(([option]) => Object.hasOwn(options, option)),
  );
  return { frontend, controller: controllerOf(frontend), own: { ...own, prefix: options.path.replace(/\/+$/, '') } };
}

/** As decorators would make it. */
function controllerOf(frontend: Frontend): Constructor {
  @Controller()
  class FrontendFiles {
    answer(message: Parameters<Frontend['answer']>[0]): unknown {
      return frontend.answer(message);
    }
  }
  const { prototype } = FrontendFiles;
  declareParameter(prototype, 'answer', 0, { kind: 'need', target: MESSAGE });
  const descriptor = Object.getOwnPropertyDescriptor(prototype, 'answer') as TypedPropertyDescriptor<(message: never) => unknown>;
  Get('/*path', { includeInSchema: false })(prototype, 'answer', descriptor);
  return FrontendFiles;
}

/** Looks whether the folders of front ends are there. Throws `StartupError`. */
export async function checkFrontends(routes: readonly { readonly frontend?: Frontend }[], logger: Logger): Promise<void> {
  const frontends = routes.map(({ frontend }) => frontend).filter((one) => one !== undefined);
  const problems = (await Promise.all(frontends.map((one) => one.check(logger)))).filter((one) => one !== undefined);
  if (problems.length > 0) throw new StartupError(problems);
}

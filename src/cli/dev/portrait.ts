import type { Listening } from '../../app/listening.js';
import { renderProblem, type Problem, type TenonError } from '../../core/errors.js';
import { resolveDocs, type DocsOptions } from '../../openapi/pages/options.js';
import type { ListeningReport } from './message.js';

/** What is told of an application; by shape, for it may come from another copy of this package. */
export interface Portrayed {
  readonly options?: {
    readonly isDocumented?: boolean;
    readonly docs?: DocsOptions | false;
    readonly document?: { readonly path?: string };
  };
  wiring?(): {
    readonly modules: readonly { readonly id: string }[];
    readonly providers: readonly { readonly module: string }[];
    readonly routes: readonly unknown[];
    readonly problems: readonly Problem[];
  };
}

/** The module that every application has without importing it; who bundles may have numbered it. */
const ambient = /^TenonModule\d*$/;

/** What the banner says of an application that has started; `notice`: what else is not as it should be. */
export function portraitOf(
  application: Portrayed,
  { url }: Listening,
  notice: TenonError | undefined,
): Pick<ListeningReport, 'docs' | 'counts' | 'notices'> {
  const { modules, providers, routes, problems } = application.wiring?.() ?? { modules: [], providers: [], routes: [], problems: [] };
  return {
    docs: docsPaths(application).map((path) => `${url}${path}`),
    counts: {
      modules: modules.filter(({ id }) => !ambient.test(id)).length,
      providers: providers.filter(({ module }) => !ambient.test(module)).length,
      routes: routes.length,
    },
    notices: [...(notice === undefined ? [] : [notice.message]), ...problems.map(renderProblem)],
  };
}

function docsPaths({ options: { isDocumented, docs, document } = {} }: Portrayed): string[] {
  return isDocumented === true ? resolveDocs(docs, document?.path).pages.map(({ path }) => path) : [];
}

import type { ApplicationContainer } from '../container/build.js';
import { demandsCredentials } from '../container/demands.js';
import { Dependency } from '../container/dependency.js';
import type { Guarding } from '../container/link-entry.js';
import { isWanted, need, type Used, type Wanted } from '../container/need.js';
import type { ModuleNode } from '../container/scan.js';
import { ScopeDemand } from '../container/scope-demand.js';
import { tokenName, type Token } from '../container/token.js';
import { problem } from '../core/errors.js';
import type { Constructor } from '../core/types.js';
import { GuardCall, isGuardClass } from './guard.js';
import { argumentsOf } from './handler-arguments.js';
import type { SharedRouteOptions } from './route-options.js';

/** What the levels around a route put in front of it. */
export interface RouteGuards {
  readonly guards: readonly Guarding[];
  /** What is asked for of the credentials of every request. */
  readonly scopes: readonly string[];
  readonly isPublic: boolean;
}

/** Finds what runs in front of routes; what is wrong is added to the container's problems. */
export class GuardFinder {
  /** One for a token and the class that it means, so that it is asked once in a request, on however many levels it stands. */
  readonly #calls = new Map<Token, Map<Constructor | null | undefined, GuardCall>>();

  constructor(private readonly container: ApplicationContainer) {}

  /** `levels` from the application in; what the application uses is seen from its own module. `name` is the route's, for errors. */
  of(levels: readonly SharedRouteOptions[], module: ModuleNode, name: string): RouteGuards {
    const said = levels.findLastIndex((level) => level.public !== undefined);
    const isPublic = levels[said]?.public === true;
    const { rootModule = module } = this.container;
    const guards: Guarding[] = [];
    const scopes: string[] = [];
    for (const [i, { use }] of levels.entries()) {
      // What is missing is reported with the level that lists it.
      for (const used of [use ?? []].flat().filter((one) => one !== undefined && one !== null)) {
        const from = i === 0 ? rootModule : module;
        const guarding = used instanceof ScopeDemand ? undefined : { need: this.#asked(used, from), module: from };
        const isAsking = guarding === undefined || demandsCredentials(guarding.need.target);
        if (isAsking && isPublic && i === said) this.#report(problem('PUBLIC_GUARDED', { name, guard: guardName(used) }));
        // Around the level that says that everybody may come in, nobody is asked who he is.
        if (isAsking && isPublic && i < said) continue;
        if (used instanceof ScopeDemand) scopes.push(...used.scopes);
        else if (guarding !== undefined) guards.push(guarding);
      }
    }
    return { guards, scopes, isPublic };
  }

  #asked(used: Exclude<Used, ScopeDemand>, module: ModuleNode): Guarding['need'] {
    const token = isWanted(used) ? used.token : used;
    if (token instanceof Dependency) return need(used, 'use');
    const type = this.container.classOf(module, token);
    // What is not there is reported as what it is.
    if (type === undefined) return need(used, 'use');
    const { scopes, ...wanted }: Partial<Wanted> = isWanted(used) ? used : {};
    const isPlain = Object.keys(wanted).every((key) => key === 'token');
    return need(isPlain ? this.#callOf(token, type) : this.#newCall({ ...wanted, token }, type), 'use', { scopes });
  }

  #callOf(token: Token, type: Constructor | null): GuardCall {
    let calls = this.#calls.get(token);
    if (calls === undefined) this.#calls.set(token, (calls = new Map<Constructor | null | undefined, GuardCall>()));
    let call = calls.get(type);
    if (call === undefined) calls.set(type, (call = this.#newCall(token, type)));
    return call;
  }

  #newCall(asked: Token | Wanted, type: Constructor | null): GuardCall {
    if (isGuardClass(type)) argumentsOf(type, 'allows', this.container.problems);
    return new GuardCall(asked, type ?? undefined);
  }

  #report(one: ReturnType<typeof problem>): void {
    const { problems } = this.container;
    if (!problems.some(({ code, what }) => code === one.code && what === one.what)) problems.push(one);
  }
}

/** How something in `use` is called in errors. */
function guardName(used: Used): string {
  if (used instanceof ScopeDemand) return `requires(${used.scopes.join(', ')})`;
  return tokenName(isWanted(used) ? used.token : used);
}

import type { Constructor } from '../core/types.js';
import type { Definition } from './definition.js';
import { classDefinition, dependencyDefinition, type Report } from './definitions.js';
import { Dependency } from './dependency.js';
import { injectableOptions } from './injectable.js';
import { Lifespan } from './lifespan.js';
import { selfProvider } from './self-provided.js';
import type { Token } from './token.js';

/**
 * Which classes may be made though no module provides them. Routes and dependencies may ask for those of the scope `request`: dependencies in
 * class form. The class whose method is called may be `any`, and finds its scope as a controller does.
 */
export type Leniency = 'none' | 'request' | 'any';

/** The definitions of what no module provides: one for each and start-up, so that its inputs are the same objects wherever it is linked. */
export class FloatingDefinitions {
  readonly #made = new Map<unknown, Definition>();

  constructor(private readonly report: Report) {}

  /** Undefined for what a module has to provide. */
  of(target: Token | Dependency<unknown>, lenient: Leniency): Definition | undefined {
    if (!isMeant(target, lenient)) return undefined;
    let made = this.#made.get(target);
    if (made === undefined) {
      made = target instanceof Dependency ? dependencyDefinition(target) : classDefinition(target, target, {}, this.report);
      this.#made.set(target, made);
    }
    return made;
  }
}

function isMeant(target: Token | Dependency<unknown>, lenient: Leniency): target is Constructor | Dependency<unknown> {
  // Opened where it is listed, or not at all.
  if (target instanceof Dependency) return !(target instanceof Lifespan);
  if (typeof target !== 'function') return false;
  return (
    lenient === 'any' || selfProvider(target) !== undefined || (lenient === 'request' && injectableOptions(target).scope === 'request')
  );
}

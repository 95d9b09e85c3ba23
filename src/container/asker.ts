import type { Definition } from './definition.js';
import type { Leniency } from './floating.js';
import type { LinkedBinding } from './linked.js';
import type { ModuleNode } from './scan.js';
import type { ScopePath } from './scope-path.js';

/** What something is linked for: who asks, from which module, and whether classes that nobody provides may be made for it. */
export interface Asker {
  readonly name: string;
  readonly module: ModuleNode;
  readonly lenient: Leniency;
  /** The scopes that were asked for on the way to whoever asks. */
  readonly scopes: ScopePath;
}

/** What tells a binding from others of its definition. */
export interface Manner {
  readonly controller: boolean;
  readonly replaced: Definition | undefined;
  readonly altered: boolean;
  /** Those of the same definition and manner. */
  readonly relatives: readonly LinkedBinding[];
}

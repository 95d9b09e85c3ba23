import { TenonError } from '../../core/errors.js';
import { firstLineOf } from '../../core/message.js';

/** What is used of `@node-rs/argon2`. */
export type Argon2 = Pick<typeof import('@node-rs/argon2'), 'hashRaw'>;

let loaded: Promise<Argon2> | undefined;

/** The package, loaded when it is first needed: not everybody has it. Rejects with `ARGON2_MISSING`, and tries again the next time. */
export function loadArgon2(): Promise<Argon2> {
  return (loaded ??= argon2Of(() => import('@node-rs/argon2')).catch((error: unknown) => {
    loaded = undefined;
    throw error;
  }));
}

/** What an import brings; `ARGON2_MISSING` where it brings nothing, be it that the package or that its binary for this machine is not there. */
export async function argon2Of(load: () => Promise<Argon2>): Promise<Argon2> {
  try {
    return await load();
  } catch (cause) {
    throw TenonError.of('ARGON2_MISSING', { reason: firstLineOf(cause) }, { cause });
  }
}

import type * as eta from 'eta';
import { TenonError } from '../core/errors.js';
import { lazily } from '../core/lazily.js';
import { firstLineOf } from '../core/message.js';

const load = lazily<typeof eta>('eta');

/** The package, loaded when there are templates for it; `ETA_MISSING` where it is not there. */
export function loadEta(loading: () => typeof eta = load): typeof eta {
  try {
    return loading();
  } catch (cause) {
    throw TenonError.of('ETA_MISSING', { reason: firstLineOf(cause) }, { cause });
  }
}

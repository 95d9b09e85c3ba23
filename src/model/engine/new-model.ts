import { messageOf } from '../../core/message.js';
import { TenonError } from '../../core/errors.js';
import type { Constructor } from '../../core/types.js';

/** An instance as it is made, before data is put into it. Throws `MODEL_CONSTRUCTOR` where the constructor wants more than nothing. */
export function newModel(type: Constructor): Record<string, unknown> {
  try {
    return new type() as Record<string, unknown>;
  } catch (cause) {
    throw TenonError.of('MODEL_CONSTRUCTOR', { model: type.name, reason: messageOf(cause) }, { cause });
  }
}

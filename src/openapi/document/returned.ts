import type { Constructor } from '../../core/types.js';
import { isModel } from '../../model/form/form-of.js';
import type { StatedType } from '../../model/types/composite.js';
import type { ReturnedType } from '../../routing/returned-type.js';

/** What an answer is known to be. What the method alone is declared to return says what is sent only where that is a model; of nothing FastAPI says no more. */
export function sentType(returns: ReturnedType | undefined): StatedType | undefined {
  if (returns === undefined || returns.type === null) return undefined;
  return returns.isStated || isModel(returns.type as Constructor) ? returns.type : undefined;
}

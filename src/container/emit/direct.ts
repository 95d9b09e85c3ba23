import type { EntryPlan } from '../entry.js';
import type { RunGroup } from './entry.js';

type Handlers = Record<string, (...args: unknown[]) => unknown>;

/**
 * The call of an entry that opens nothing: a singleton's method with its inputs. One function serves all such entries of a length, so it is warm
 * after the first few requests, whichever route they take; a generated one for each route would be cold a thousand times (bench: thousand-routes).
 * Undefined where anything is to be made first.
 */
export function directCall({ guards, effects, main, call }: EntryPlan): RunGroup | undefined {
  if (
    call === undefined ||
    call.around !== undefined ||
    guards.length + effects.length > 0 ||
    main.steps.length > 0 ||
    call.target.kind !== 'singleton'
  )
    return undefined;
  if (!call.args.every((operand, i) => operand.kind === 'input' && operand.index === i)) return undefined;
  const target = call.target.cell.value as Handlers;
  const { method } = call;
  switch (call.args.length) {
    case 0:
      return () => target[method]?.();
    case 1:
      return (_frame, inputs) => target[method]?.(inputs[0]);
    case 2:
      return (_frame, inputs) => target[method]?.(inputs[0], inputs[1]);
    default:
      return (_frame, inputs) => target[method]?.(...inputs);
  }
}

import type { Container } from 'inversify';
import { TenonError } from '../core/errors.js';

const changing = [
  ...(['bind', 'rebind', 'rebindAsync', 'unbind', 'unbindAsync', 'unbindAll', 'unbindAllAsync'] as const),
  ...(['load', 'loadAsync', 'unload', 'unloadAsync', 'restore', 'onActivation', 'onDeactivation'] as const),
];

/** From now on a container only gives: a binding made later would not change what was emitted. */
export function freeze(container: Container): void {
  for (const method of changing) {
    const refuse = (): never => {
      throw TenonError.of('CONTAINER_FROZEN', { method: `container.${method}()` });
    };
    Object.defineProperty(container, method, { value: refuse });
  }
}

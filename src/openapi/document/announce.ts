import type { StatedType } from '../../model/types/composite.js';
import { typeFormOf } from '../../model/types/resolve.js';
import type { DeclaredOperation } from '../../routing/declared-operation.js';
import { spelledOut } from '../../routing/declared-responses.js';
import type { DocumentContext } from './context.js';
import { sentType } from './returned.js';

/** Says which way every model goes and which module uses it, so that one which goes one way only keeps its plain name, and namesakes are told apart by their modules. */
export function announce(operations: readonly DeclaredOperation[], context: Pick<DocumentContext, 'components' | 'inputsOf'>): void {
  const { components, inputsOf } = context;
  for (const operation of operations) {
    const { module, settings, returns, callbacks } = operation;
    if (!settings.includeInSchema) continue;
    for (const { type, options, reading, readsBody } of inputsOf(operation)) {
      // A class of parameters becomes so many parameters, and no component.
      if (options.includeInSchema !== false && (readsBody || reading !== 'all')) components.announceType(type, 'input', module.id);
    }
    const types: (StatedType | undefined)[] = [sentType(returns)];
    for (const declared of Object.values(settings.responses)) types.push(spelledOut(declared).returns);
    for (const type of types) if (type !== undefined) components.announceType(typeFormOf(type), 'output', module.id);
    announce(callbacks, context);
  }
}

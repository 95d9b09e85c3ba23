import type { ParameterInput } from '../../binding/parameter.js';
import type { SchemaComponents } from '../../model/schema/components.js';
import type { DeclaredOperation } from '../../routing/declared-operation.js';
import type { ErrorFormats } from '../../routing/errors/default-answer.js';
import type { AskedSecurity } from '../../security/requirements.js';
import type { SecurityScheme } from '../../security/schemes/security-scheme.js';
import type { ErrorSchemas } from './error-schemas.js';
import type { VersionFacts } from './version.js';

/** What writing the operations of one document takes. */
export interface DocumentContext {
  readonly version: VersionFacts;
  readonly components: SchemaComponents;
  readonly errors: ErrorSchemas;
  readonly formats: ErrorFormats;
  readonly ids: ReadonlyMap<DeclaredOperation, string>;
  /** The ids that stand in the document already. */
  readonly given: Set<string>;
  /** What it reads from the request, whatever a test has put in place of what reads it. */
  readonly inputsOf: (operation: DeclaredOperation) => readonly ParameterInput[];
  /** What it asks of whoever uses it. */
  readonly securityOf: (operation: DeclaredOperation) => AskedSecurity;
  /** The schemes that some operation asks for, by the name under which the document has them. */
  readonly schemes: Map<string, SecurityScheme>;
}

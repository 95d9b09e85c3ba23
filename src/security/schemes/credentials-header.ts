import { header } from '../../binding/inputs.js';
import type { InputDeclaration } from '../../container/input.js';

/** A header that a scheme reads, whether it was sent or not. The scheme itself is what the document tells of it. */
export function credentialsHeader(name: string): InputDeclaration<string | undefined> {
  return header(name, { type: String, optional: true, includeInSchema: false });
}

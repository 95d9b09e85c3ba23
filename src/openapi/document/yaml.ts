import { stringify } from 'yaml';
import type { OpenApiDocument } from './objects.js';

/** A document as YAML 1.2, without anchors, which not every reader of OpenAPI follows. */
export function yamlOf(document: OpenApiDocument): string {
  return stringify(document, { aliasDuplicateObjects: false, lineWidth: 0 });
}

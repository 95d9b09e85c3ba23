import { stringify } from 'yaml';

/** Data as YAML 1.2, without anchors, which not every reader of OpenAPI follows. */
export function yamlOf(data: object): string {
  return stringify(data, { aliasDuplicateObjects: false, lineWidth: 0 });
}

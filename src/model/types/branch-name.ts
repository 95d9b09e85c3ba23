import type { Scalar } from '../scalars/scalar.js';
import type { TypeForm } from './type-form.js';

/** What pydantic calls our scalars. */
const names: Readonly<Record<string, string>> = {
  Int: 'int',
  BigInt: 'int',
  Float: 'float',
  String: 'str',
  Boolean: 'bool',
  Date: 'datetime',
  DateOnly: 'date',
  TimeOnly: 'time',
  Duration: 'timedelta',
  Uuid: 'uuid',
  Decimal: 'decimal',
  Base64: 'bytes',
  Base64Url: 'bytes',
  Utf8: 'bytes',
  DateTime: 'datetime',
};

/**
 * What FastAPI adds to the place of a problem in a union, which is pydantic's name of the branch: `int`, `list[str]`, `literal['all']`, the name of
 * a class. Below the third level it is no longer followed, for a type may hold itself.
 */
export function branchName(type: TypeForm, depth = 0): string {
  if (depth > 3) return 'any';
  const inner = (one: TypeForm): string => branchName(one, depth + 1);
  switch (type.kind) {
    case 'any':
      return 'any';
    case 'scalar':
      return scalarName(type.scalar);
    case 'model':
      return type.model.name;
    case 'list':
    case 'set':
      return `${type.kind}[${inner(type.item)}]`;
    case 'map':
      return `dict[${type.key === undefined ? 'str' : scalarName(type.key)},${inner(type.value)}]`;
    case 'tuple':
      return `tuple[${type.items.map(inner).join(', ')}]`;
    case 'union':
      return `union[${type.branches.map(inner).join(',')}]`;
    case 'nullable':
      return `nullable[${inner(type.of)}]`;
  }
}

/** The name of an enum is not known while a program runs, so it is told by its values, too. */
function scalarName({ name, schema }: Scalar): string {
  const values = 'const' in schema ? [schema['const']] : schema['enum'];
  if (!Array.isArray(values)) return names[name] ?? name;
  return `literal[${values.map((value) => (typeof value === 'string' ? `'${value}'` : String(value))).join(',')}]`;
}

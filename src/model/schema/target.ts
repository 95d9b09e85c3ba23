import type { TypeForm } from '../types/type-form.js';
import { Decimal } from '../scalars/decimals.js';
import { BigInteger, Float, Int } from '../scalars/numbers.js';
import type { Scalar } from '../scalars/scalar.js';
import { Switch, Text } from '../scalars/texts.js';
import type { JsonType } from './facts.js';

/** What the checks of a property look at, compared with what is in JSON. */
export type Target =
  /** The very value that is in JSON; of any type where none is named. */
  | { readonly kind: 'same'; readonly type: JsonType | undefined }
  /** Numbers, or text that stands for such as JSON has none for. */
  | { readonly kind: 'numeric' }
  /** Text that was put in order first: without spaces around it, in lower case. */
  | { readonly kind: 'normalised' }
  | { readonly kind: 'list' | 'set' | 'map'; readonly items: TypeForm; readonly keepsCount: boolean }
  /** Text of bytes, whose length is counted in bytes: in base64, or in UTF-8. */
  | { readonly kind: 'bytes'; readonly inBase64: boolean }
  /** Something else than what is in JSON. */
  | { readonly kind: 'other' };

const types = new Map<unknown, JsonType>([
  [Text, 'string'],
  [Float, 'number'],
  [Int, 'integer'],
  [Switch, 'boolean'],
]);

export function targetOf(form: TypeForm): Target {
  switch (form.kind) {
    case 'any':
      return { kind: 'same', type: undefined };
    case 'scalar':
      return targetOfScalar(form.scalar);
    case 'nullable':
      return targetOf(form.of);
    case 'list':
      return { kind: 'list', items: form.item, keepsCount: true };
    case 'set':
      return { kind: 'set', items: form.item, keepsCount: false };
    case 'map':
      // Several names may be one and the same key: `1` and `+1`.
      return { kind: 'map', items: form.value, keepsCount: form.key === undefined || form.key === Text };
    case 'model':
    case 'tuple':
    case 'union':
      return { kind: 'other' };
  }
}

function targetOfScalar(scalar: Scalar): Target {
  const type = types.get(scalar);
  if (type !== undefined) return { kind: 'same', type };
  const { schema } = scalar;
  if ('const' in schema || 'enum' in schema) return { kind: 'same', type: schema.type as JsonType | undefined };
  if (scalar === BigInteger || scalar === Decimal) return { kind: 'numeric' };
  if (scalar.limits === 'secret') return { kind: 'same', type: 'string' };
  if (scalar.limits === 'bytes') return { kind: 'bytes', inBase64: 'contentEncoding' in schema };
  return { kind: scalar.limits === 'text' ? 'normalised' : 'other' };
}

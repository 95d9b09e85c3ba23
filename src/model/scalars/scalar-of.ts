import { Base64 } from './base64.js';
import { Moment } from './moments.js';
import { BigInteger, Float } from './numbers.js';
import { isScalar, type Scalar } from './scalar.js';
import { Secret, SecretText } from './secrets.js';
import { Switch, Text } from './texts.js';

/** How values of a stated type are read: the constructors that TypeScript writes for its own types, and our own scalars. */
export function scalarOf(type: unknown): Scalar | undefined {
  if (type === String) return Text;
  if (type === Number) return Float;
  if (type === Boolean) return Switch;
  if (type === BigInt) return BigInteger;
  if (type === Date) return Moment;
  if (type === Secret) return SecretText;
  if (type === Uint8Array || type === Buffer) return Base64;
  return isScalar(type) ? type : undefined;
}

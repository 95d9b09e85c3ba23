import { classValidator } from '../library/library.js';
import { Misfit } from '../misfit.js';
import type { Scalar } from './scalar.js';

const notText = new Misfit('string_type', 'must be text');

/**
 * An email address, as text with its domain in lower case; spaces around it are dropped. FastAPI's `EmailStr`.
 * Decided by class-validator's `isEmail`; whether the domain has a mailbox is not asked.
 */
export const Email: Scalar<string> = {
  kind: 'scalar',
  name: 'Email',
  limits: 'text',
  fromText(text) {
    const trimmed = text.trim();
    const at = trimmed.lastIndexOf('@');
    if (at < 0) return refusal('there is no @');
    const domain = trimmed.slice(at + 1).toLowerCase();
    const address = `${trimmed.slice(0, at)}@${domain}`;
    if (isAddress(address)) return address;
    return refusal(isAddress(`a@${domain}`) ? 'the part before the @ is not valid' : 'the part after the @ is not valid');
  },
  fromJson: (value) => (typeof value === 'string' ? Email.fromText(value) : notText),
  fromStrictJson: (value) => Email.fromJson(value),
  is: (value): value is string => typeof value === 'string' && Email.fromText(value) === value,
  schema: { type: 'string', format: 'email' },
};

function refusal(reason: string): Misfit {
  return new Misfit('value_error', `must be an email address: ${reason}`, { reason });
}

function isAddress(text: string): boolean {
  try {
    return classValidator().isEmail(text);
  } catch (error) {
    // It counts bytes with encodeURI, which throws for half a character.
    if (error instanceof URIError) return false;
    throw error;
  }
}

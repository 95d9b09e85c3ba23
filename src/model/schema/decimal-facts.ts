import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { ownCheckOf } from '../field/own-check.js';
import type { Draft, JsonSchema } from './schema.js';

/** Says in pydantic's words which digits a decimal may have as text; the checks limit their number. */
export function withDecimalPattern(draft: Draft, checks: readonly ValidationMetadata[]): void {
  const [digits, places] = [limitOf('maxDigits', checks), limitOf('decimalPlaces', checks)];
  const pattern = `^(?!^[-+.]*$)[+-]?0*${digitsPattern(digits, places)}`;
  if (draft.anyOf === undefined) draft.pattern = pattern;
  else draft.anyOf = (draft.anyOf as readonly JsonSchema[]).map((one) => (one.type === 'string' ? { ...one, pattern } : one));
}

function digitsPattern(digits: number | undefined, places: number | undefined): string {
  if (digits === undefined) return places === undefined ? '\\d*\\.?\\d*$' : `\\d*\\.?\\d{0,${places}}0*$`;
  const ahead = `(?=[\\d.]{1,${digits + 1}}0*$)`;
  if (places === undefined) return `(?:\\d{0,${digits}}|${ahead}\\d*\\.\\d*0*$)`;
  const whole = `\\d{0,${Math.max(0, digits - places)}}`;
  return `(?:${whole}|${ahead}${whole}\\.\\d{0,${places}}0*$)`;
}

function limitOf(name: string, checks: readonly ValidationMetadata[]): number | undefined {
  const found = checks.find(({ constraintCls }) => ownCheckOf(constraintCls)?.name === name);
  const limit: unknown = found && (found.constraints as unknown[])[0];
  return typeof limit === 'number' ? limit : undefined;
}

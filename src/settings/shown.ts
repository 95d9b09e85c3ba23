import { redacted } from '../core/redacted.js';
import { masked } from '../model/scalars/secrets.js';

/** What secrets are called by those who do not say that they are some. */
const secretName = /key|secret|token|passw|pwd|phrase|credential|salt|auth/i;

const longest = 80;

/** `NAME=value` for a person to read: short, without what looks like a secret, in quotes where it is no single word. */
export function assignment(variable: string, text: string): string {
  if (secretName.test(variable)) return `${variable}=${masked}`;
  const whole = redacted(`${variable}=${/^[\w.:/+@-]*$/.test(text) ? text : JSON.stringify(text)}`);
  return whole.length - variable.length > longest ? `${whole.slice(0, variable.length + longest)}...` : whole;
}

/** A value as JSON, without what looks like a secret. */
export function shownJson(variable: string, json: string): string {
  const isText = json.startsWith('"') || json.startsWith('[') || json.startsWith('{');
  return isText && secretName.test(variable) ? masked : redacted(`${variable}=${json}`).slice(variable.length + 1);
}

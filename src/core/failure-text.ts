const told: ReadonlySet<string> = new Set(['StartupError', 'TenonError', 'InspectionError']);

/** A thrown thing as a person reads it: our own errors by their text, everything else by its stack, without the frames of Node itself. */
export function failureText(thrown: unknown): string {
  if (!(thrown instanceof Error)) return `${String(thrown)}\n`;
  const text = told.has(thrown.name) ? `${thrown.message.trimEnd()}\n` : stackOf(thrown);
  const { cause } = thrown;
  // Only Node knows where in a text the syntax is wrong, and tells it when it dies of it.
  return cause === undefined || cause instanceof SyntaxError ? text : `${text}\n${failureText(cause)}`;
}

function stackOf({ stack, name, message }: Error): string {
  const lines = (stack ?? `${name}: ${message}`).split('\n');
  return `${lines.filter((line) => !/^\s+at .*\bnode:internal\//.test(line)).join('\n')}\n`;
}
